import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { withDatabase } from '@/lib/platform/postgres/clones'
import { makeVisit } from '@/prisma/factories/visits'
import { explain, type Recorder, startRecorder } from './recorder'

const app = process.env.DATABASE_URL ?? ''
const superuser = withDatabase(inject('postgres').admin, new URL(app).pathname.slice(1))
const client = new pg.Client({ connectionString: app })
let recorder: Recorder

beforeAll(async () => {
  await client.connect()
  recorder = await startRecorder(superuser)
})
afterAll(async () => {
  await recorder.stop()
  await client.end()
})

test('what the application executes is recorded with its values, in order', async () => {
  const text = `it's "so":\n\t$2 = 'x', \\ $1 = NULL, дом 访问`
  const { result, statements } = await recorder.record(async () => {
    await client.query('BEGIN')
    const { rows } = await client.query('/* test.read */\nSELECT $1::text AS a,\n $2::text AS b', [text, null])
    await client.query('SELECT 1')
    await client.query('COMMIT')
    return rows
  })
  expect(result).toEqual([{ a: text, b: null }])
  expect(statements).toEqual([
    { sql: 'BEGIN', params: [], kind: 'transaction' },
    { sql: '/* test.read */\nSELECT $1::text AS a,\n $2::text AS b', params: [text, null], kind: 'read' },
    { sql: 'SELECT 1', params: [], kind: 'read' },
    { sql: 'COMMIT', params: [], kind: 'transaction' },
  ])
})

test('nothing of before, after, other databases or other roles is recorded', async () => {
  const other = new pg.Client({ connectionString: withDatabase(app, 'postgres') })
  const admin = new pg.Client({ connectionString: superuser })
  await Promise.all([other.connect(), admin.connect()])
  await client.query('SELECT 2')
  const { statements } = await recorder.record(async () => {
    await Promise.all([other.query('SELECT 3'), admin.query('SELECT 4')])
  })
  await client.query('SELECT 5')
  await Promise.all([other.end(), admin.end()])
  expect(statements).toEqual([])
})

test('values of any length, and a second recorder, lose nothing', async () => {
  const second = await startRecorder(superuser)
  const long = "a'b\n".repeat(60_000)
  const { statements } = await recorder.record(() => client.query('SELECT length($1)', [long]))
  await second.stop()
  expect(statements).toEqual([{ sql: 'SELECT length($1)', params: [long], kind: 'read' }])
  expect((await recorder.record(() => client.query('SELECT 6'))).statements).toHaveLength(1)
})

test('a failing piece of work fails, and the next is recorded', async () => {
  await expect(recorder.record(() => client.query('SELECT nothing'))).rejects.toThrow('nothing')
  expect((await recorder.record(() => client.query('SELECT 7'))).statements).toHaveLength(1)
})

test('rows read are counted at the tables, and an explained write leaves nothing', async () => {
  for (let count = 0; count < 5; count++) await makeVisit(db())
  await client.query('BEGIN')
  const { statements } = await recorder.record(async () => {
    await client.query('SELECT count(*) FROM visit WHERE title = $1', ['none'])
    await client.query('UPDATE visit SET title = $1', ['All the same'])
  })
  await client.query('ROLLBACK')
  expect((await explain(superuser, statements)).map(({ rowsRead }) => rowsRead)).toEqual([5, 5])
  const { rows } = await client.query(`SELECT count(*)::int AS n FROM visit WHERE title = 'All the same'`)
  expect(rows).toEqual([{ n: 0 }])
})
