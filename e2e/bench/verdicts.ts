import type { BenchRow } from './measure'
import { round } from './measure'
import { aligned } from './table'

/** What is asked for. Milliseconds. */
const ASKED = { times: 3, plus: 15, growth: 1.3, pagesASecond: 100 } as const
export const MIX = 'mix of all pages'

/** One thing asked for: the figure beside what it may be, and what misses it by how much. */
export type Verdict = { asked: string; figure: string; met: boolean; misses: string[] }

/** Everything that the rows of a run can answer for. */
export function serverVerdicts(rows: readonly BenchRow[], scales: readonly number[]): Verdict[] {
  return [
    ...scales.map((scale) => withinSql(rows, scale)),
    ...(scales.length > 1 ? [growth(rows, Math.min(...scales), Math.max(...scales))] : []),
    ...scales.map((scale) => mixed(rows, scale)),
    failing(rows),
  ]
}

const limit = ({ sqlP50 }: BenchRow) => ASKED.times * (sqlP50 ?? 0) + ASKED.plus
const pagesAtOneClient = (rows: readonly BenchRow[], scale: number) =>
  rows.filter((row) => row.kind === 'read' && row.clients === 1 && row.scale === scale)

function withinSql(rows: readonly BenchRow[], scale: number): Verdict {
  const pages = pagesAtOneClient(rows, scale)
  const over = pages.filter((row) => !(row.p50 <= limit(row)))
  return {
    asked: `scale ${scale}: each page's p50 at one client within 3 × bare SQL + 15 ms`,
    figure: `${pages.length - over.length} of ${pages.length}`,
    met: over.length === 0,
    misses: over.map((row) => `${row.case}: ${row.p50} ms, ${round(row.p50 - limit(row))} over ${round(limit(row))}`),
  }
}

function growth(rows: readonly BenchRow[], small: number, large: number): Verdict {
  const pairs = pagesAtOneClient(rows, large).flatMap((row) => {
    const before = pagesAtOneClient(rows, small).find((one) => one.case === row.case)
    return before ? [{ row, before, times: row.p50 / before.p50 }] : []
  })
  const over = pairs.filter(({ times }) => !(times <= ASKED.growth))
  return {
    asked: `each page's p50 at scale ${large} at most ${ASKED.growth} × that at scale ${small}`,
    figure: `${pairs.length - over.length} of ${pairs.length}`,
    met: over.length === 0,
    misses: over.map(({ row, before, times }) => {
      const counts = row.countP50 ? `, of which counting ${before.countP50 ?? 0} → ${row.countP50} ms of SQL` : ''
      return `${row.case}: ${round(times, 2)} × (${before.p50} → ${row.p50} ms${counts})`
    }),
  }
}

function mixed(rows: readonly BenchRow[], scale: number): Verdict {
  const row = rows.find((one) => one.case === MIX && one.scale === scale)
  const met = row !== undefined && row.rps >= ASKED.pagesASecond && row.failed === 0
  return {
    asked: `scale ${scale}: at 8 clients at least ${ASKED.pagesASecond} pages a second over the mix, none failing`,
    figure: row ? `${row.rps} a second, ${row.failed} failed` : 'not measured',
    met,
    misses: row && row.rps < ASKED.pagesASecond ? [`${round(ASKED.pagesASecond - row.rps)} a second too few`] : [],
  }
}

function failing(rows: readonly BenchRow[]): Verdict {
  const bad = rows.filter(({ failed }) => failed > 0)
  const failed = bad.reduce((sum, row) => sum + row.failed, 0)
  return {
    asked: 'no request fails',
    figure: `${failed} failed`,
    met: failed === 0,
    misses: bad.map((row) => `${row.case}, ${row.clients} clients: ${row.failures[0] ?? row.failed}`),
  }
}

/** The verdicts in words, a miss never without its number. */
export function tellVerdicts(verdicts: readonly Verdict[]): string {
  const lines = verdicts.map(({ met, asked, figure }) => [`${met ? '✓' : '✗'} ${asked}`, figure])
  return aligned(lines)
    .split('\n')
    .flatMap((line, index) => [line, ...(verdicts[index]?.misses ?? []).map((miss) => `    ${miss}`)])
    .join('\n')
}
