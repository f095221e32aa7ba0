import type { Actor } from '@/lib/auth/permissions'
import { csvStream } from '@/lib/exports/csv'
import type { TableRow } from '@/lib/exports/table'
import { xlsxStream } from '@/lib/exports/xlsx'
import type { Translator } from '@/lib/platform/words'
import { readColumns } from './columns'
import { followUpBatches } from './export.queries'
import { type ExportColumn, exportColumns } from './export-table'
import type { FollowUpView } from './filters'

export const EXPORT_FORMATS = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type ExportFormat = keyof typeof EXPORT_FORMATS

export const readFormat = (text: string | null): ExportFormat | null =>
  text === 'csv' || text === 'xlsx' ? text : null

/**
 * What a view of the register finds as a file that is written while it is sent: every row the actor sees on the day
 * `today` (`YYYY-MM-DD`, also in its name), with the columns of the view.
 */
export function followUpsFile(asked: {
  actor: Actor
  view: FollowUpView
  format: ExportFormat
  today: string
  t: Translator
}) {
  const { actor, view, format, today, t } = asked
  const columns = exportColumns(readColumns(view.columns), t)
  const batches = cellsOf(followUpBatches(actor, view, today), columns)
  return {
    body: format === 'csv' ? csvStream(columns, batches) : xlsxStream(t('followUps.title'), columns, batches),
    mediaType: EXPORT_FORMATS[format],
    fileName: `${t('followUps.export.fileName', { date: today })}.${format}`,
  }
}

async function* cellsOf(
  batches: ReturnType<typeof followUpBatches>,
  columns: readonly ExportColumn[],
): AsyncGenerator<TableRow[]> {
  for await (const rows of batches) yield rows.map((row) => columns.map(({ cell }) => cell(row)))
}
