/** What a register of follow-ups can show beside the title, in the order of its columns. */
export const COLUMNS = [
  'reference',
  'visit',
  'status',
  'due',
  'firstDue',
  'officer',
  'lead',
  'owed',
  'type',
  'country',
  'host',
  'topic',
  'progress',
  'lastProgress',
  'agreedOn',
  'nextStep',
] as const
export type FollowUpColumn = (typeof COLUMNS)[number]

/** What it shows unasked. */
export const USUAL_COLUMNS: readonly FollowUpColumn[] = ['status', 'due', 'officer', 'lead']

/** The columns that the address asks for (names with commas between them), in their order; the usual ones unasked. */
export function readColumns(text: string | undefined): readonly FollowUpColumn[] {
  const names = new Set((text ?? '').split(','))
  const columns = COLUMNS.filter((column) => names.has(column))
  return columns.length > 0 ? columns : USUAL_COLUMNS
}
