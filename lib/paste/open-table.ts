import { invalid, ok, type Result } from '@/lib/platform/result'
import { type ColumnSpec, guessColumns } from './columns'
import { cleanCell, readTable } from './read-table'
import type { Table } from './types'

type Asked<F> = {
  text?: string | undefined
  table?: Table | undefined
  header?: boolean | undefined
  columns?: F[] | undefined
}

/**
 * The table of a preview: read from the text the first time, afterwards as the person has corrected it. `invalid` beside
 * the field `text`, in words, when it is empty or too large.
 */
export function openTable<F extends string>(
  asked: Asked<F>,
  spec: ColumnSpec<F>,
): Result<{ table: Table; header: boolean; columns: F[] }> {
  const read = asked.table ? { ok: true as const, table: tidy(asked.table) } : readTable(asked.text ?? '')
  if (!read.ok) {
    return read.why === 'tooManyRows'
      ? invalid('text', 'refusals.paste.tooManyRows', { rows: read.rows })
      : invalid('text', `refusals.paste.${read.why}`)
  }
  const { table } = read
  const guessed = guessColumns(table, spec, asked.header ?? null)
  const columns = asked.columns?.length === table[0]?.length ? asked.columns : undefined
  return ok({ table, header: guessed.header, columns: columns ?? guessed.columns })
}

function tidy(table: Table): Table {
  const width = table.reduce((most, row) => Math.max(most, row.length), 0)
  return table.map((row) => Array.from({ length: width }, (_, at) => cleanCell(row[at] ?? '')))
}
