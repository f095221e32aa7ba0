import { writeXlsxStream } from 'hucre/xlsx'
import type { TableBatches, TableCell, TableColumn } from './table'

/** What XML cannot hold, and a pasted text may: control characters but tab and the ends of lines, of which it keeps one kind. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu
/** Characters that a cell can hold. */
const LONGEST = 32_767
const DAY = 'yyyy-mm-dd'

/**
 * A table as a workbook of one sheet, written as it is read: its rows are never all there. Texts stay texts, whatever
 * they begin with; days are dates.
 * @param name of the sheet, 31 characters at most
 */
export function xlsxStream(
  name: string,
  columns: readonly TableColumn[],
  batches: TableBatches,
): ReadableStream<Uint8Array> {
  async function* rows() {
    for await (const batch of batches) {
      for (const row of batch) yield row.map((cell, at) => asValue(cell, columns[at]?.kind))
    }
  }
  return writeXlsxStream(rows(), {
    name: name.slice(0, 31),
    columns: columns.map(({ header, width, kind }) => ({ header, width, ...(kind === 'day' ? { numFmt: DAY } : {}) })),
    freezePane: { rows: 1 },
  })
}

function asValue(cell: TableCell, kind: TableColumn['kind'] | undefined): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell
  return kind === 'day'
    ? new Date(`${cell}T00:00:00Z`)
    : cell.replace(/\r\n?/g, '\n').replace(NO_XML, '').slice(0, LONGEST)
}
