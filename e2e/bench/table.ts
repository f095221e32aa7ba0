import type { BrowserRow } from './browser-run'
import type { BenchRow } from './measure'

type Column<T> = { title: string; of: (row: T) => string; left?: true }

const number = (value: number | null | undefined, digits = 1) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits)

const COLUMNS: Column<BenchRow>[] = [
  { title: 'case', of: (row) => row.case, left: true },
  { title: 'clients', of: (row) => String(row.clients) },
  { title: 'p50', of: (row) => number(row.p50) },
  { title: 'p95', of: (row) => number(row.p95) },
  { title: 'p99', of: (row) => number(row.p99) },
  { title: 'rps', of: (row) => number(row.rps) },
  { title: 'bytes', of: (row) => String(row.bytes) },
  { title: 'queries', of: (row) => number(row.queries, 0) },
  { title: 'rows read', of: (row) => number(row.rowsRead, 0) },
  { title: 'sql p50', of: (row) => number(row.sqlP50, 2) },
  { title: 'ratio', of: (row) => number(row.ratio) },
  { title: 'failed', of: (row) => String(row.failed) },
]

const IN_BROWSER: Column<BrowserRow>[] = [
  { title: 'in Chromium', of: (row) => row.case, left: true },
  { title: 'network', of: (row) => row.network },
  { title: 'ttfb', of: (row) => number(row.ttfb, 0) },
  { title: 'paint', of: (row) => number(row.lcp, 0) },
  { title: 'js', of: (row) => number(row.js, 0) },
  { title: 'above', of: (row) => number(row.jsAbove, 0) },
  { title: 'css', of: (row) => number(row.css, 0) },
  { title: 'to paint', of: (row) => (row.done === undefined ? '–' : number(row.p50, 0)) },
  { title: 'done', of: (row) => number(row.done, 0) },
]

const WIDTH = { case: 40, figure: 9 }
const padded = (text: string, left?: true) => (left ? text.padEnd(WIDTH.case) : text.padStart(WIDTH.figure))

function tableOf<T extends BenchRow>(columns: readonly Column<T>[]) {
  const line = (row: T) => columns.map(({ of, left }) => padded(of(row), left)).join(' ')
  return {
    head: () => columns.map(({ title, left }) => padded(title, left)).join(' '),
    line: (row: T) => [line(row), ...row.failures.map((one) => `    ✗ ${one}`)].join('\n'),
  }
}

/** Of widths that are known beforehand: each line is told as it is found. */
export const loadTable = tableOf(COLUMNS)
export const browserTable = tableOf(IN_BROWSER)

/** A table with columns as wide as their texts; the first to the left. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return lines.map((line) => line.map(cell).join('  ')).join('\n')
}
