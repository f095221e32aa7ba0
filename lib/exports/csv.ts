import Papa from 'papaparse'
import type { TableBatches, TableColumn, TableRow } from './table'

/** Spreadsheets read the file as UTF-8 only with it. */
const BOM = '\uFEFF'
/**
 * What a spreadsheet would take for a formula (OWASP, CSV injection), in the wide forms of Chinese keyboards too: such a
 * cell gets an apostrophe before it.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/**
 * A table as CSV (RFC 4180, commas, UTF-8), written as it is read: rows are asked for when they can be sent, and no more
 * are after the reader has gone.
 */
export function csvStream(columns: readonly TableColumn[], batches: TableBatches): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const lines = (rows: readonly TableRow[]) =>
    `${Papa.unparse(
      rows.map((row) => [...row]),
      { escapeFormulae: FORMULA, newline: '\r\n' },
    )}\r\n`
  async function* chunks() {
    yield encoder.encode(BOM + lines([columns.map(({ header }) => header)]))
    for await (const rows of batches) if (rows.length > 0) yield encoder.encode(lines(rows))
  }
  return streamOf(chunks())
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    // Nothing is read ahead.
    { highWaterMark: 0 },
  )
}
