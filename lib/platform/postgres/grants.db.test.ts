import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { withClient } from './roles'

const app = () => String(process.env.DATABASE_URL)
const owner = () => String(process.env.DATABASE_OWNER_URL)

const ADD_EVENT = `INSERT INTO audit_event (id, at, action, subject_type, subject_id, subject_name, actor_kind, actor_name)
  VALUES ('${randomUUID()}', now(), 'visit.confirmed', 'visit', '${randomUUID()}', 'x', 'system', 'x')`

async function refusal(sql: string): Promise<string | undefined> {
  try {
    await withClient(app(), (client) => client.query(sql))
    return undefined
  } catch (error) {
    return (error as pg.DatabaseError).code
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'

test('the application adds to the audit trail and reads it', async () => {
  await withClient(app(), (client) => client.query(ADD_EVENT))
  const { rows } = await withClient(app(), (client) => client.query('SELECT action FROM audit_event'))
  expect(rows).toEqual([{ action: 'visit.confirmed' }])
})

test.each(["UPDATE audit_event SET action = 'x'", 'DELETE FROM audit_event', 'TRUNCATE audit_event'])(
  'the database refuses the application: %s',
  async (sql) => {
    expect(await refusal(sql)).toBe(INSUFFICIENT_PRIVILEGE)
  },
)

test('the rights themselves leave out changing the audit trail, besides any trigger', async () => {
  const sql =
    "SELECT privilege_type AS right FROM information_schema.role_table_grants WHERE grantee = 'tashrif_app' AND table_name = $1"
  const { rows } = await withClient(owner(), (client) => client.query<{ right: string }>(sql, ['audit_event']))
  expect(rows.map((row) => row.right).sort()).toEqual(['INSERT', 'SELECT'])
})

test('the application changes ordinary data, and neither tables nor migrations', async () => {
  expect(await refusal("UPDATE visit SET title = 'x'")).toBeUndefined()
  expect(await refusal('DELETE FROM visit')).toBeUndefined()
  expect(await refusal('SELECT logs FROM _prisma_migrations')).toBe(INSUFFICIENT_PRIVILEGE)
  expect(await refusal('UPDATE _prisma_migrations SET finished_at = NULL')).toBe(INSUFFICIENT_PRIVILEGE)
  expect(await refusal('CREATE TABLE mine (id int)')).toBe(INSUFFICIENT_PRIVILEGE)
  expect(await refusal('DROP TABLE visit')).toBe(INSUFFICIENT_PRIVILEGE)
})

test('a table of a later migration is open to the application without more ado', async () => {
  await withClient(owner(), (client) => client.query('CREATE TABLE later (id int)'))
  expect(await refusal('INSERT INTO later VALUES (1)')).toBeUndefined()
})

test.each(['owner', 'app'])('sessions of the %s are in UTC, whatever this machine is in', async (role) => {
  const url = role === 'owner' ? owner() : app()
  const { rows } = await withClient(url, (client) => client.query('SHOW timezone'))
  expect(rows).toEqual([{ TimeZone: 'UTC' }])
  expect(new Date(2027, 0, 1).getTimezoneOffset()).toBe(-825)
})

test('the database is in UTF8 and folds Cyrillic', async () => {
  const { rows } = await withClient(app(), (client) => client.query("SELECT lower('ТОШКЕНТ') AS word"))
  expect(rows).toEqual([{ word: 'тошкент' }])
})

test('the application reads which migrations were applied', async () => {
  expect(await refusal('SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations')).toBeUndefined()
})
