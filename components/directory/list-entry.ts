import type { FieldEntry } from '@/components/ui/form/kit'

/** What a list of rows holds, whatever a draft of an older version or a conflict put there. */
export const rowsOf = <Row>(value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])

/**
 * How a list of rows takes part in its form: shown as one text in a conflict, put back from its JSON, and sent as
 * rows of its own (`toRow`), so that nothing done to what is sent reaches the form.
 */
export function listEntry<Row>(
  text: (rows: readonly Row[]) => string,
  toRow: (row: Row) => unknown,
): Pick<FieldEntry, 'show' | 'parse' | 'toInput'> {
  const parse = (raw: string): Row[] => (raw === '' ? [] : rowsOf<Row>(JSON.parse(raw)))
  return { parse, show: (raw) => text(parse(raw)), toInput: (value) => rowsOf<Row>(value).map(toRow) }
}
