import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { startRecorder } from '@/lib/platform/testing/recorder'
import { type BenchRow, emptyRow, round, type Where } from './measure'
import { memoryOf } from './memory'
import type { Jar } from './sign-in'
import { replay } from './sql'
import type { Verdict } from './verdicts'

/** Asked for. MB of 1,000,000 bytes, above what the server held before. */
const MOST_MB = 150
const LOOK_MS = 25

/** About 100,000 follow-ups at either scale: all of them, or those of a few states. */
const WHICH: Record<number, string> = { 1: '', 10: 'status=open&' }

type Export = { ms: number; bytes: number; before: number; peak: number }
type Args = { where: Where; jar: Jar; pid: number }

/** Exports of the register in both formats: how long, and what the server held above before; the bare SQL of its batches. */
export async function measureExports({ where, jar, pid }: Args): Promise<{ rows: BenchRow[]; verdicts: Verdict[] }> {
  const rows: BenchRow[] = []
  const verdicts: Verdict[] = []
  const path = (format: string) => `/api/exports/follow-ups?${WHICH[where.scale] ?? ''}format=${format}`
  const recorder = await startRecorder(where.superuserUrl)
  const since = Date.now()
  const { statements } = await recorder
    .record(() => download(where.url, path('csv'), jar, pid))
    .finally(() => recorder.stop())
  const queries = statements.filter(({ kind }) => kind === 'read')
  const sqlP50 = round(await replay(where.appUrl, queries, since, 0), 0)
  for (const format of ['csv', 'xlsx']) {
    const { ms, bytes, before, peak } = await download(where.url, path(format), jar, pid)
    const name = `follow-ups: export ${format}`
    rows.push({
      ...emptyRow(name, 'counts', where.scale),
      p50: round(ms, 0),
      bytes,
      queries: queries.length,
      sqlP50,
      ratio: round(ms / sqlP50),
    })
    const above = round(peak - before, 0)
    verdicts.push({
      asked: `scale ${where.scale}: ${name} under ${MOST_MB} MB of extra memory`,
      figure: `${above} MB above ${round(before, 0)} MB, ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB`,
      met: above < MOST_MB,
      misses: above < MOST_MB ? [] : [`${above - MOST_MB} MB too much`],
    })
  }
  return { rows, verdicts }
}

/** Reads the file and keeps nothing of it, while it looks at the server's memory. */
async function download(url: string, path: string, jar: Jar, pid: number): Promise<Export> {
  const before = memoryOf(pid)
  const begun = performance.now()
  let [bytes, peak, over] = [0, before, false]
  const read = new Promise<void>((resolve, reject) => {
    const sent = request(new URL(path, url), { headers: { cookie: jar, 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path}: ${answer.statusCode}`))
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', resolve)
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  }).finally(() => {
    over = true
  })
  const look = async () => {
    while (!over) {
      peak = Math.max(peak, memoryOf(pid))
      await sleep(LOOK_MS)
    }
  }
  await Promise.all([read, look()])
  return { ms: performance.now() - begun, bytes, before, peak }
}
