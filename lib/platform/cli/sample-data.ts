import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withClient } from '@/lib/platform/postgres/roles'
import { migrateDatabase, type OpenDatabase } from './database'
import { Refusal } from './main'

async function holdsAny(url: string, tables: string[]): Promise<boolean> {
  const anyRow = tables.map((table) => `EXISTS (SELECT 1 FROM ${table})`).join(' OR ')
  return withClient(url, async (client) => (await client.query(`SELECT ${anyRow} AS found`)).rows[0]?.found === true)
}

/** Writes the described visit and its sign-ins. The database module reads its address from the environment. */
async function load(database: OpenDatabase, password: string): Promise<void> {
  process.env.DATABASE_URL = database.urls.app
  const { loadSample } = await import('@/prisma/seed/sample')
  await loadSample(password, new Date())
}

/**
 * Loads the sample on the first start of the built-in database, where nobody has put anything yet. A start that was
 * broken off while loading left a marker: then it begins anew with an empty database.
 * @returns what was done, in words.
 */
export async function loadSampleOnce(database: OpenDatabase, folder: string, password: string): Promise<string> {
  const marker = path.join(folder, 'sample-loading')
  if (existsSync(marker)) {
    await database.empty()
    await migrateDatabase(database)
  } else if (await holdsAny(database.urls.app, ['visit', 'user_account'])) {
    return 'kept what is there'
  }
  writeFileSync(marker, '')
  await load(database, password)
  rmSync(marker)
  return 'loaded'
}

/**
 * Loads the sample because somebody asks for it.
 * @throws Refusal when the database already holds visits.
 */
export async function loadSampleOnRequest(database: OpenDatabase, password: string): Promise<void> {
  if (await holdsAny(database.urls.app, ['visit'])) {
    throw new Refusal('This database already holds visits: the sample goes into an empty one only.')
  }
  await load(database, password)
}

/** The addresses of the sample sign-ins that still work. */
export async function sampleSignIns(url: string): Promise<string[]> {
  const sql = 'SELECT email FROM user_account WHERE is_sample AND deactivated_at IS NULL ORDER BY email'
  return withClient(url, async (client) => (await client.query<{ email: string }>(sql)).rows.map((row) => row.email))
}
