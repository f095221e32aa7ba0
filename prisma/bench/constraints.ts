import type pg from 'pg'
import { withClient } from '@/lib/platform/postgres/roles'

/** What was taken off the tables, as statements that put it back: keys and indexes by table, then foreign keys. */
export type TakenOff = { byTable: { table: string; statements: string[] }[]; foreignKeys: string[] }

type Constraint = { table: string; name: string; kind: 'f' | 'other'; definition: string }
type Index = { table: string; name: string; definition: string }

const CONSTRAINTS = `
  SELECT c.conrelid::regclass::text AS table, quote_ident(c.conname) AS name,
    CASE c.contype WHEN 'f' THEN 'f' ELSE 'other' END AS kind, pg_get_constraintdef(c.oid) AS definition
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
  WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('f', 'p', 'u', 'x') AND t.relname <> '_prisma_migrations'
  ORDER BY c.contype = 'f' DESC, c.conrelid::regclass::text, c.contype, c.conname`
const INDEXES = `
  SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
  ORDER BY 1, 2`

/**
 * Takes every key, index and trigger off the tables, as the catalog has them, so that rows go in at the speed of the
 * disk and every index is built once. CHECK constraints stay: each row is still held to them.
 */
export async function takeOff(ownerUrl: string): Promise<TakenOff> {
  return withClient(ownerUrl, async (client) => {
    const { rows: constraints } = await client.query<Constraint>(CONSTRAINTS)
    const { rows: indexes } = await client.query<Index>(INDEXES)
    await client.query('BEGIN')
    for (const { table, name } of constraints) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
    await switchTriggers(client, 'DISABLE')
    await client.query('COMMIT')
    const add = ({ table, name, definition }: Constraint) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`
    const tables = [...new Set([...constraints, ...indexes].map(({ table }) => table))]
    return {
      byTable: tables.map((table) => ({
        table,
        statements: [
          ...constraints.filter((one) => one.table === table && one.kind !== 'f').map(add),
          ...indexes.filter((one) => one.table === table).map(({ definition }) => definition),
        ],
      })),
      foreignKeys: constraints.filter(({ kind }) => kind === 'f').map(add),
    }
  })
}

/**
 * Puts all of it back: the tables with the most rows first, two at a time (a machine has two cores at least), then the
 * foreign keys, each of which is checked.
 * @param done is called after each statement.
 */
export async function putBack(
  ownerUrl: string,
  { byTable, foreignKeys }: TakenOff,
  rowsOf: (table: string) => number,
  done: () => void,
): Promise<void> {
  const waiting = byTable.toSorted((a, b) => rowsOf(b.table) - rowsOf(a.table))
  const work = async (client: pg.Client) => {
    await client.query("SET maintenance_work_mem = '256MB'")
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for (const statement of next.statements) {
        await client.query(statement)
        done()
      }
    }
  }
  await Promise.all([withClient(ownerUrl, work), withClient(ownerUrl, work)])
  await withClient(ownerUrl, async (client) => {
    await client.query("SET work_mem = '256MB'")
    for (const statement of foreignKeys) {
      await client.query(statement)
      done()
    }
    await switchTriggers(client, 'ENABLE')
  })
}

async function switchTriggers(client: pg.Client, to: 'ENABLE' | 'DISABLE'): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    "SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger JOIN pg_class t ON t.oid = tgrelid WHERE NOT tgisinternal AND t.relnamespace = 'public'::regnamespace",
  )
  for (const { table } of rows) await client.query(`ALTER TABLE ${table} ${to} TRIGGER USER`)
}
