import Papa from 'papaparse'
import { MAX_COLUMNS, MAX_PASTED_ROWS, MAX_PASTED_TEXT } from './limits'
import type { Table } from './types'

export type TableAnswer =
  | { ok: true; table: Table }
  | { ok: false; why: 'empty' | 'tooLong' | 'tooManyColumns' }
  | { ok: false; why: 'tooManyRows'; rows: number }

/** Spaces of every width are one; what has no width, and control characters that no field takes, are not there. */
const WIDE_SPACES = /[\u00a0\u2007\u202f\u3000]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff]/g

/**
 * Reads what was pasted as rows of cells: separated by tabs (a spreadsheet's clipboard, with quoted cells that hold line
 * breaks), else by semicolons or commas where every row has as many, else one cell a line. Rows are made equally long.
 */
export function readTable(text: string): TableAnswer {
  if (text.length > MAX_PASTED_TEXT) return { ok: false, why: 'tooLong' }
  const rows = cellsOf(text.replace(/\r\n?/g, '\n'))
    .map((row) => row.map(cleanCell))
    .filter((row) => row.some((cell) => cell !== ''))
  const width = widthOf(rows)
  if (rows.length === 0) return { ok: false, why: 'empty' }
  if (width > MAX_COLUMNS) return { ok: false, why: 'tooManyColumns' }
  // One more for the row of headings.
  if (rows.length > MAX_PASTED_ROWS + 1) return { ok: false, why: 'tooManyRows', rows: rows.length }
  return { ok: true, table: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')) }
}

const widthOf = (rows: Table): number =>
  rows.reduce((width, row) => Math.max(width, row.findLastIndex((cell) => cell !== '') + 1), 0)

function cellsOf(text: string): Table {
  if (text.includes('\t')) return parse(text, '\t')
  for (const separator of [';', ',']) {
    if (!text.includes(separator)) continue
    const rows = parse(text, separator).filter((row) => row.some((cell) => cell.trim() !== ''))
    const [first = []] = rows
    // A sentence has commas too: only what has the same number in each of several rows is a table.
    if (first.length > 1 && rows.length > 1 && rows.every((row) => row.length === first.length)) return rows
  }
  return text.split('\n').map((line) => [line])
}

function parse(text: string, delimiter: string): Table {
  const options = { delimiter, newline: '\n' as const, skipEmptyLines: false as const }
  const { data, errors } = Papa.parse<string[]>(text, options)
  // `"Smart City" forum`, typed and not copied: a quote that is only a quote. Read as it stands, nothing is swallowed.
  return errors.some(({ type }) => type === 'Quotes') ? text.split('\n').map((line) => line.split(delimiter)) : data
}

/** A cell as it is shown and understood: its lines without spaces at their ends, no empty line at either end. */
export const cleanCell = (text: string): string =>
  text
    .replace(WIDE_SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
