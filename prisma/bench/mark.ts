import { withClient } from '@/lib/platform/postgres/roles'
import type { Size } from './plan'
import { TABLES } from './tables'

/** What a generated database says of itself, in its comment: how it was made and whether it is whole. */
export type Mark = Size & { state: 'loading' | 'loaded' }

const PREFIX = 'tashrif generated data '

/** The mark of a database; null when it was not made here. */
export async function readMark(ownerUrl: string): Promise<Mark | null> {
  return withClient(ownerUrl, async (client) => {
    const sql =
      "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()"
    const comment: string = (await client.query<{ comment: string | null }>(sql)).rows[0]?.comment ?? ''
    return comment.startsWith(PREFIX) ? (JSON.parse(comment.slice(PREFIX.length)) as Mark) : null
  })
}

export async function writeMark(ownerUrl: string, mark: Mark): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
    const text = client.escapeLiteral(PREFIX + JSON.stringify(mark))
    await client.query(`COMMENT ON DATABASE ${rows[0]?.name} IS ${text}`)
  })
}

/** Whether any of the tables that are filled holds a row. A database without the tables holds none. */
export async function holdsRows(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename = any($1)",
      [TABLES],
    )
    for (const { name } of rows) {
      if ((await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rowCount) return true
    }
    return false
  })
}

/** Takes everything out of a generated database, tables and all; the owner of the database may. */
export async function emptyGenerated(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'))
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
    await client.query(`COMMENT ON DATABASE ${rows[0]?.name} IS NULL`)
  })
}
