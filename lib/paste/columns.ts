import { searchKey } from '@/lib/search/key'
import { isNothing } from './nothing'
import type { Table } from './types'

/** How the columns of one kind of paste are recognised. `note` and `ignore` may stand on several columns. */
export type ColumnSpec<F extends string> = {
  /** Words of a heading, in the languages of the office; fields in the order in which they are tried. */
  words: Readonly<Partial<Record<F, readonly string[]>>>
  /** Whether a cell can be the field, for columns without a heading; in the order in which they are tried. */
  looks: readonly { field: F; is: (cell: string) => boolean; share: number }[]
  /** The field of the longest text that is left, tried last; `needed`: also below a heading that nobody knows. */
  text: { field: F; needed: boolean }
  /** What a column with a heading that nobody knows becomes. */
  unknown: (heading: string) => F
  note: F
  ignore: F
}

/** Cells looked at to tell what a column holds. */
const SAMPLE = 30
const LONGEST_HEADING = 60

/** Whether the first row is one of headings, and what each column holds. */
export function guessColumns<F extends string>(
  table: Table,
  spec: ColumnSpec<F>,
  given: boolean | null = null,
): { header: boolean; columns: F[] } {
  const first = table[0] ?? []
  const known = keysOf(spec)
  const named = first.map((cell) => fieldOfHeading(cell, known))
  const header = given ?? isHeader(first, named)
  const columns: (F | null)[] = header ? onlyOnce(named, spec) : first.map(() => null)
  const rows = table.slice(header ? 1 : 0, SAMPLE)
  const headings = header ? first : []
  guessByContent(columns, rows, spec, headings)
  return {
    header,
    columns: columns.map((field, at) => field ?? rest(rows, at, header ? (first[at] ?? '') : '', spec)),
  }
}

/** Two known words make a row of headings; one does where no figure stands beside it, as it would in a row of a list. */
function isHeader(first: readonly string[], named: readonly unknown[]): boolean {
  const known = named.filter((field) => field !== null).length
  return known >= 2 || (known === 1 && !first.some((cell) => /\d/.test(cell)))
}

type Keys<F> = readonly (readonly [F, readonly string[]])[]

const keysOf = <F extends string>(spec: ColumnSpec<F>): Keys<F> =>
  (Object.entries(spec.words) as [F, readonly string[]][]).map(([field, words]) => [field, words.map(searchKey)])

function fieldOfHeading<F extends string>(heading: string, keys: Keys<F>): F | null {
  const key = heading.length > LONGEST_HEADING ? '' : searchKey(heading)
  if (key === '') return null
  const exact = keys.find(([, words]) => words.includes(key))
  if (exact) return exact[0]
  // "Time (local)", "Name and surname": begins with a known word, the longest one counts.
  const begins = keys
    .map(([field, words]) => [field, Math.max(0, ...words.map((word) => startLength(key, word)))] as const)
    .sort(([, a], [, b]) => b - a)[0]
  return begins && begins[1] > 0 ? begins[0] : null
}

const startLength = (key: string, word: string): number => (word !== '' && key.startsWith(`${word} `) ? word.length : 0)

/** A field that several columns claim is the first one's; the others are notes. */
function onlyOnce<F extends string>(named: readonly (F | null)[], spec: ColumnSpec<F>): (F | null)[] {
  return named.map((field, at) =>
    field !== null && field !== spec.ignore && field !== spec.note && named.indexOf(field) < at ? spec.note : field,
  )
}

function guessByContent<F extends string>(
  columns: (F | null)[],
  rows: Table,
  spec: ColumnSpec<F>,
  headings: readonly string[],
): void {
  const hasHeading = (at: number) => (headings[at] ?? '') !== ''
  const isUnwanted = (at: number) =>
    hasHeading(at) && (!spec.text.needed || spec.unknown(headings[at] ?? '') === spec.ignore)
  const cells = (at: number) => rows.map((row) => row[at] ?? '').filter((cell) => !isNothing(cell))
  for (const { field, is, share } of spec.looks) {
    if (field !== spec.ignore && columns.includes(field)) continue
    const shares = columns.map((taken, at) => {
      const filled = taken === null && !hasHeading(at) ? cells(at) : []
      return filled.length === 0 ? 0 : filled.filter(is).length / filled.length
    })
    const best = Math.max(...shares)
    if (best >= share) columns[shares.indexOf(best)] = field
  }
  if (columns.includes(spec.text.field)) return
  const lengths = columns.map((taken, at) => (taken === null && !isUnwanted(at) ? cells(at).join('').length : 0))
  const longest = Math.max(...lengths)
  if (longest > 0) columns[lengths.indexOf(longest)] = spec.text.field
}

function rest<F extends string>(rows: Table, at: number, heading: string, spec: ColumnSpec<F>): F {
  if (rows.every((row) => (row[at] ?? '') === '')) return spec.ignore
  return heading === '' ? spec.note : spec.unknown(heading)
}

/**
 * What stands in the columns taken for notes, each behind its heading where that says more than "Note". Placeholders
 * are left out.
 */
export function notesOf<F extends string>(
  row: readonly string[],
  { table, header, columns }: { table: Table; header: boolean; columns: readonly F[] },
  spec: ColumnSpec<F>,
): string[] {
  const plain = new Set((spec.words[spec.note] ?? []).map(searchKey))
  return columns.flatMap((column, at) => {
    const text = row[at] ?? ''
    if (column !== spec.note || isNothing(text)) return []
    const heading = header ? (table[0]?.[at] ?? '') : ''
    return [heading === '' || plain.has(searchKey(heading)) ? text : `${heading}: ${text}`]
  })
}

/** `1`, `2.`, `3)`: the number of a row. */
export const isRowNumber = (cell: string): boolean => /^\d{1,3}[.)]?$/.test(cell)

/** The cell of a field in a row; `''` when no column is it. */
export const cellOf = <F extends string>(row: readonly string[], columns: readonly F[], field: F): string =>
  row[columns.indexOf(field)] ?? ''
