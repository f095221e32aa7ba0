import { startRecorder } from '@/lib/platform/testing/recorder'
import { measureInBrowser } from './browser-run'
import { rememberBefore } from './clean'
import type { BenchDatabase } from './database'
import { measureExports } from './exports'
import { load } from './load'
import { asRow, type BenchRow, measure, type Recorded, recordOnce, type Where } from './measure'
import type { Options } from './options'
import { findPlaces } from './places'
import { startServer } from './server'
import { measureSteady } from './steady'
import { mix, otherSubjects, readSubjects, type Subject, signInAll } from './subjects'
import { loadTable } from './table'
import { MIX, type Verdict } from './verdicts'

const MIX_SECONDS = 30

type Run = Options & { scale: number; database: BenchDatabase }
export type Part = { rows: BenchRow[]; verdicts: Verdict[] }

/** Everything that is measured on one database, told as it is found. */
export async function runScale(run: Run): Promise<Part> {
  const { database, scale, seconds, only } = run
  const server = await startServer({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl })
  const undo = await rememberBefore(database.superuserUrl)
  try {
    const session = {
      url: server.url,
      database,
      at: await findPlaces(database.ownerUrl),
      jars: await signInAll(server.url),
    }
    const pages = readSubjects(session)
    const subjects = [...pages, ...(await otherSubjects(session))].filter(({ name }) => only?.test(name) ?? true)
    const where: Where = { url: server.url, ...database, scale, seconds }
    console.log(
      `\nScale ${scale}: ${subjects.length} cases, ${seconds} s each at 1 and at 8 clients\n\n${loadTable.head()}`,
    )
    const recorded = await recordAll(subjects, where)
    const rows: BenchRow[] = []
    const tell = (...more: BenchRow[]) => {
      rows.push(...more)
      for (const row of more) console.log(loadTable.line(row))
    }
    const measureAll = async (kind: (one: Subject) => boolean) => {
      for (const subject of subjects.filter(kind))
        tell(...(await measure(subject, recorded.get(subject.name) ?? null, where)))
    }
    await measureAll(({ kind }) => kind === 'read' || kind === 'counts')
    if (!only || only.test(MIX)) tell(await measureMix(pages, where))
    const exported =
      !only || only.test('follow-ups: export')
        ? await measureExports({ where, jar: session.jars.manager, pid: server.pid })
        : { rows: [], verdicts: [] }
    tell(...exported.rows)
    // Last: what they write is on the pages.
    await measureAll(({ kind }) => kind === 'write' || kind === 'sign-in')
    tell(...(await measureSteady(subjects, where)))
    const seen =
      run.browser && (only?.test('browser') ?? true)
        ? await measureInBrowser({ ...session, scale })
        : { rows: [], verdicts: [] }
    return { rows: [...rows, ...seen.rows], verdicts: [...exported.verdicts, ...seen.verdicts] }
  } finally {
    await undo()
    await server.stop()
  }
}

/** Before anything is timed: while Postgres logs, everything is slower. */
async function recordAll(subjects: readonly Subject[], where: Where): Promise<Map<string, Recorded>> {
  const recorder = await startRecorder(where.superuserUrl)
  const found = new Map<string, Recorded>()
  try {
    for (const subject of subjects) {
      const recording = await recordOnce(recorder, subject, where).catch((error: Error) => error)
      if (recording instanceof Error)
        console.log(`${subject.name} is not answered as it should be: ${recording.message}`)
      else found.set(subject.name, recording)
    }
  } finally {
    await recorder.stop()
  }
  return found
}

async function measureMix(pages: readonly Subject[], { url, scale, seconds }: Where): Promise<BenchRow> {
  const next = mix(pages)
  await load({ url, clients: 8, seconds: seconds / 2, next })
  const result = await load({ url, clients: 8, seconds: Math.min(MIX_SECONDS, seconds * 10), next })
  return asRow({ name: MIX, kind: 'mix', scale, clients: 8 }, result)
}
