import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { csvStream } from './csv'
import type { TableColumn, TableRow } from './table'
import { xlsxStream } from './xlsx'

const COLUMNS: TableColumn[] = [
  { header: 'Title', kind: 'text', width: 40 },
  { header: 'Done, %', kind: 'number', width: 10 },
  { header: 'Due date', kind: 'day', width: 14 },
]
const ROWS: TableRow[] = [
  ['Hand over the draft, "signed"\nin two copies', 40, '2027-02-28'],
  ['Метро Ташкента, 上海地铁', null, null],
  ['', 0, '1999-12-31'],
]
const FORMULAS = ['=1+1', '+998 71', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "=cmd|' /C calc'!A0", '=1\n+2']

/** Batches that count how far they were read, and whether they were told to stop. */
function counted(batches: readonly (readonly TableRow[])[]) {
  const seen = { batches: 0, stopped: false }
  async function* read() {
    try {
      for (const batch of batches) {
        seen.batches += 1
        yield batch
      }
    } finally {
      seen.stopped = true
    }
  }
  return { seen, batches: read() }
}

const bytes = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())

describe('CSV', () => {
  const read = async (rows: readonly TableRow[]) => {
    const text = (await bytes(csvStream(COLUMNS, counted([rows]).batches))).toString('utf8')
    return { text, parsed: Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data }
  }

  it('is UTF-8 that says so, a line a row, with its own commas, quotes and ends of lines kept', async () => {
    const { text, parsed } = await read(ROWS)
    expect(text.startsWith('\uFEFFTitle,"Done, %",Due date\r\n')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(parsed.slice(1)).toEqual(ROWS.map((row) => row.map((cell) => String(cell ?? ''))))
  })

  it('holds nothing that a spreadsheet takes for a formula, and nothing is lost of it', async () => {
    const { parsed } = await read(FORMULAS.map((text) => [text, -5, null]))
    expect(parsed.slice(1)).toEqual(FORMULAS.map((text) => [`'${text}`, '-5', '']))
  })
})

describe('a workbook', () => {
  const read = async (rows: readonly TableRow[]) =>
    readSheet(await bytes(xlsxStream('Follow-ups', COLUMNS, counted([rows]).batches)), { trim: false })

  it('has numbers as numbers, days as dates and any script', async () => {
    expect(await read(ROWS)).toEqual([
      ['Title', 'Done, %', 'Due date'],
      [ROWS[0]?.[0], 40, new Date('2027-02-28')],
      [ROWS[1]?.[0], null, null],
      [null, 0, new Date('1999-12-31')],
    ])
  })

  it('has formulas as the texts that they are', async () => {
    const found = (await read(FORMULAS.map((text) => [text, 1, null]))).slice(1)
    // XML ends lines with one character alone.
    expect(found.map(([text]) => text)).toEqual(FORMULAS.map((text) => text.replace('\r', '\n')))
    expect(found.every(([text]) => typeof text === 'string')).toBe(true)
  })

  it('leaves out what XML cannot hold', async () => {
    expect((await read([['a\u0000b\u001Fc\uFFFFd & <e>', 1, null]]))[1]).toEqual(['abcd & <e>', 1, null])
  })
})

describe.each([
  ['CSV', (batches: ReturnType<typeof counted>['batches']) => csvStream(COLUMNS, batches)],
  ['a workbook', (batches: ReturnType<typeof counted>['batches']) => xlsxStream('Sheet', COLUMNS, batches)],
])('%s', (_, stream) => {
  // Nothing compresses this: each batch is more than a chunk.
  const noise = (seed: number) =>
    Array.from({ length: 400 }, (_x, at) =>
      String.fromCodePoint(0x4e00 + ((seed * 7919 + at * 104_729) % 20_000)),
    ).join('')
  const many = Array.from({ length: 200 }, (_x, batch) =>
    Array.from({ length: 100 }, (_y, row): TableRow => [noise(batch * 100 + row), row, '2027-01-01']),
  )

  it('asks for rows only as they are read, and for none after the reader is gone', async () => {
    const { seen, batches } = counted(many)
    const reader = stream(batches).getReader()
    expect(seen.batches).toBe(0)
    await reader.read()
    await reader.read()
    expect(seen.batches).toBeLessThan(20)
    await reader.cancel()
    const then = seen.batches
    await new Promise((later) => setImmediate(later))
    expect([seen.batches, seen.stopped]).toEqual([then, true])
  })
})
