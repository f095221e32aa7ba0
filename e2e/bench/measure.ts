import { explain, type Recorder, type Statement } from '@/lib/platform/testing/recorder'
import { ask, type LoadResult, load, problemOf } from './load'
import { replay } from './sql'
import type { Subject } from './subjects'

/** One line of the report. Milliseconds and bytes; null where a figure has no meaning. */
export type BenchRow = {
  case: string
  kind: 'read' | 'write' | 'sign-in' | 'mix' | 'counts' | 'browser' | 'start'
  scale: number
  clients: number
  p50: number
  p95: number
  p99: number
  /** Answers a second. */
  rps: number
  /** Of one answer over the wire: compressed, without headers. */
  bytes: number
  queries: number | null
  /** That Postgres took out of tables and indexes for one request. */
  rowsRead: number | null
  sqlP50: number | null
  /** The part of sqlP50 that only counts rows of a list; null where none does. */
  countP50: number | null
  /** p50 to sqlP50. */
  ratio: number | null
  failed: number
  failures: string[]
}

export type Where = { url: string; appUrl: string; superuserUrl: string; scale: number; seconds: number }

export type Recorded = { statements: Statement[]; rowsRead: number; since: number }

/** Requests of each client before anything is timed. */
const WARM_UP = 4

/**
 * Records the statements of one request. A session notes once a minute that it was seen, and a job may run
 * meanwhile: of three recordings the shortest is what the request needs.
 * @throws Error when the request is not answered as it should be.
 */
export async function recordOnce(recorder: Recorder, subject: Subject, where: Where): Promise<Recorded> {
  const recordings: Recorded[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const since = Date.now()
    const wanted = subject.next(0)
    const { result, statements } = await recorder.record(() => ask(where.url, wanted))
    const problem = problemOf(wanted, result)
    if (problem) throw new Error(problem)
    recordings.push({ statements, since, rowsRead: 0 })
  }
  const [shortest] = recordings.sort((a, b) => a.statements.length - b.statements.length)
  if (!shortest) throw new Error('Nothing was recorded.')
  const explained = await explain(where.superuserUrl, shortest.statements)
  return { ...shortest, rowsRead: explained.reduce((sum, { rowsRead }) => sum + rowsRead, 0) }
}

/** Counts may grow with what they count, so they are a case of their own. */
const COUNTING = /^\s*\/\* \S*count\S* \*\//

/** A row for one client and one for eight; the bare SQL is timed between the warm-up and the load. */
export async function measure(subject: Subject, recorded: Recorded | null, where: Where): Promise<BenchRow[]> {
  const { url, scale, seconds } = where
  const warming = { url, clients: 4, seconds: 2 }
  await load({ ...warming, next: (client, turn) => (turn < WARM_UP ? subject.next(client) : null) })
  const sql = recorded && (await timeSql(recorded, where))
  const rows: BenchRow[] = []
  for (const clients of [1, 8]) {
    const result = await load({ url, clients, seconds, next: (client) => subject.next(client) })
    rows.push(asRow({ name: subject.name, kind: subject.kind, scale, clients }, result, sql))
  }
  return rows
}

type Sql = { queries: number; rowsRead: number; p50: number; countP50: number | null }

async function timeSql({ statements, rowsRead, since }: Recorded, { appUrl, seconds }: Where): Promise<Sql> {
  const queries = statements.filter(({ kind }) => kind !== 'transaction')
  const counts = queries.filter(({ sql }) => COUNTING.test(sql))
  return {
    queries: queries.length,
    rowsRead,
    p50: await replay(appUrl, queries, since, seconds),
    countP50: counts.length > 0 ? await replay(appUrl, counts, since, seconds / 2) : null,
  }
}

type Head = Pick<BenchRow, 'kind' | 'scale' | 'clients'> & { name: string }

export function asRow({ name, kind, scale, clients }: Head, result: LoadResult, sql: Sql | null = null): BenchRow {
  const { p50, p95, p99, rps, bytes, failed, failures } = result
  return {
    case: name,
    kind,
    scale,
    clients,
    p50: round(p50),
    p95: round(p95),
    p99: round(p99),
    rps: round(rps),
    bytes,
    queries: sql?.queries ?? null,
    rowsRead: sql?.rowsRead ?? null,
    sqlP50: sql && round(sql.p50, 2),
    countP50: sql?.countP50 === undefined || sql.countP50 === null ? null : round(sql.countP50, 2),
    ratio: sql?.p50 ? round(p50 / sql.p50) : null,
    failed,
    failures,
  }
}

/** A row without figures of a load. */
export const emptyRow = (name: string, kind: BenchRow['kind'], scale: number): BenchRow => ({
  case: name,
  kind,
  scale,
  clients: 1,
  p50: Number.NaN,
  p95: Number.NaN,
  p99: Number.NaN,
  rps: Number.NaN,
  bytes: 0,
  queries: null,
  rowsRead: null,
  sqlP50: null,
  countP50: null,
  ratio: null,
  failed: 0,
  failures: [],
})

export function round(value: number, digits = 1): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
