import { once } from 'node:events'
import pg from 'pg'
import { type CopyStreamQuery, from } from 'pg-copy-streams'
import { COLUMNS, type Row, TABLES, type Table, type Value } from './tables'

/** Takes rows of all tables, in any order. */
export type Sink = {
  add<T extends Table>(table: T, row: Row<T>): void
  /** How many rows each table has had. */
  counts: Record<Table, number>
}

/** UTF-16 units that are sent to the server at once. */
const CHUNK = 1 << 16
const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value in the text format of COPY. */
function encode(value: Value | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value !== 'string') return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : value
}

type Open = { client: pg.Client; stream: CopyStreamQuery; text: string }

/** COPY into every table at once, each over a connection of its own: what is generated is nowhere collected. */
export class CopySink implements Sink {
  readonly counts = Object.fromEntries(TABLES.map((table) => [table, 0])) as Record<Table, number>
  private readonly open = new Map<Table, Open>()
  private broken: Error | null = null

  /**
   * The tables are emptied in the same transactions, which saves the server writing the rows to its log as well, unless
   * what they hold is to stay.
   */
  static async start(ownerUrl: string, { empty = true } = {}): Promise<CopySink> {
    const sink = new CopySink()
    for (const table of TABLES) {
      const client = new pg.Client({ connectionString: ownerUrl })
      client.on('error', (error) => sink.fail(error))
      await client.connect()
      await client.query(empty ? `BEGIN; TRUNCATE ${table}` : 'BEGIN')
      const columns = COLUMNS[table].join(', ')
      const stream = client.query(from(`COPY ${table} (${columns}) FROM STDIN`))
      stream.on('error', (error) => sink.fail(error))
      sink.open.set(table, { client, stream, text: '' })
    }
    return sink
  }

  add<T extends Table>(table: T, row: Row<T>): void {
    const to = this.open.get(table)
    if (!to) throw new Error(`No such table: ${table}`)
    const values = row as Record<string, Value | undefined>
    let line = ''
    for (const column of COLUMNS[table]) line += `${line === '' ? '' : '\t'}${encode(values[column])}`
    to.text += `${line}\n`
    this.counts[table] += 1
    if (to.text.length > CHUNK) flush(to)
  }

  /** Waits until the server has kept up. Throws what it refused. */
  async drained(): Promise<void> {
    for (const { stream } of this.open.values()) {
      if (this.broken) throw this.broken
      if (stream.writableNeedDrain) await once(stream, 'drain')
    }
    if (this.broken) throw this.broken
  }

  /** Ends every COPY and commits. Throws what the server refused. */
  async finish(): Promise<void> {
    await Promise.all(
      [...this.open.values()].map(async (to) => {
        flush(to)
        to.stream.end()
        await once(to.stream, 'finish')
        await to.client.query('COMMIT')
      }),
    )
  }

  /** Closes the connections; what was not finished is undone. */
  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map(({ client }) => client.end().catch(() => {})))
  }

  private fail(error: Error): void {
    this.broken ??= error
  }
}

function flush(to: Open): void {
  if (to.text !== '') to.stream.write(to.text)
  to.text = ''
}
