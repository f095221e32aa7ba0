import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cloneDatabase, dropDatabase, withDatabase } from './clones'
import { migrate, pendingMigrations, runPrisma } from './migrate'
import { roleUser, withClient } from './roles'

const { admin, owner, app } = inject('postgres')
const name = `empty_${randomUUID().replaceAll('-', '')}`
const urls = { owner: withDatabase(owner, name), app: withDatabase(app, name) }

beforeAll(() => cloneDatabase(admin, 'template0', name, roleUser('owner')))
afterAll(() => dropDatabase(admin, name))

test('an empty database is brought to the newest migration without any download', async () => {
  const pending = await pendingMigrations(urls.owner)
  expect(pending.length).toBeGreaterThan(0)
  expect(await migrate(urls)).toEqual({ applied: pending, separateRoles: true })
  const { rows } = await withClient(urls.app, (client) => client.query('SELECT count(*)::int AS visits FROM visit'))
  expect(rows).toEqual([{ visits: 0 }])
})

test('a second time there is nothing to do', async () => {
  expect(await migrate(urls)).toEqual({ applied: [], separateRoles: true })
})

test('the migrations make what the schema says, no more and no less', async () => {
  const compare = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code']
  await expect(runPrisma(compare, { DATABASE_OWNER_URL: urls.owner })).resolves.toBeUndefined()
})

test('a migration that fails is an error with its reason', async () => {
  await withClient(urls.owner, (client) => client.query("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'x'"))
  await expect(migrate(urls)).rejects.toThrow('failed migrations')
})

test('one role for both is told, so that the caller can warn', async () => {
  await withClient(urls.owner, (client) => client.query('UPDATE _prisma_migrations SET finished_at = now()'))
  expect(await migrate({ owner: urls.owner, app: urls.owner })).toEqual({ applied: [], separateRoles: false })
})

test('a database that is not in UTF8 is refused', async () => {
  const ascii = `ascii_${name}`
  await withClient(admin, (client) =>
    client.query(
      `CREATE DATABASE ${ascii} OWNER ${roleUser('owner')} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc`,
    ),
  )
  const other = { owner: withDatabase(owner, ascii), app: withDatabase(app, ascii) }
  await expect(migrate(other)).rejects.toThrow('SQL_ASCII')
  await dropDatabase(admin, ascii)
})
