import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { installJobs } from '@/lib/jobs/install'
import { type GrantOutcome, grantAppRole } from './grants'
import { withClient } from './roles'

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
const MIGRATIONS = path.join(ROOT, 'prisma', 'migrations')

export type MigrateOutcome = GrantOutcome & { applied: string[] }

/**
 * Brings a database to the newest migration, the job queue's tables among it, and sets the rights of the application's
 * role.
 * @param urls connection strings of the owner and of the application's role.
 * @param migrations the folder of migrations, for tests.
 * @throws Error when the database is not UTF8, or with the words of Prisma when a migration fails.
 */
export async function migrate(urls: { owner: string; app: string }, migrations = MIGRATIONS): Promise<MigrateOutcome> {
  await requireUtf8(urls.owner)
  const pending = await pendingMigrations(urls.owner, migrations)
  if (pending.length) await runPrisma(['migrate', 'deploy'], { DATABASE_OWNER_URL: urls.owner })
  await installJobs(urls.owner)
  return { applied: pending, ...(await grantAppRole(urls)) }
}

/**
 * Names of the migrations that this database has not had, oldest first. Prisma's own command takes seconds to find
 * that there is nothing to do; one that failed half way counts as pending, so that Prisma says what to do.
 */
export async function pendingMigrations(ownerUrl: string, migrations = MIGRATIONS): Promise<string[]> {
  const folders = readdirSync(migrations, { withFileTypes: true })
  const known = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const applied = await withClient(ownerUrl, async (client) => {
    const table = await client.query("SELECT to_regclass('public._prisma_migrations') AS found")
    if (!table.rows[0]?.found) return new Set<string>()
    const done =
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL'
    return new Set((await client.query<{ name: string }>(done)).rows.map((row) => row.name))
  })
  return known.filter((name) => !applied.has(name)).sort()
}

/** In another encoding `lower` and trigrams would ignore Cyrillic, and names would be lost. */
async function requireUtf8(url: string): Promise<void> {
  const encoding = await withClient(
    url,
    async (client) => (await client.query('SHOW server_encoding')).rows[0]?.server_encoding,
  )
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database has the encoding ${encoding}. Tashrif needs UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
    )
  }
}

/**
 * Runs Prisma's command line on this Node, quietly.
 * @throws Error with what it printed when it fails.
 */
export async function runPrisma(args: string[], variables: Record<string, string> = {}): Promise<void> {
  const script = createRequire(import.meta.url).resolve('prisma/build/index.js')
  const bin = path.join(ROOT, 'node_modules', '.bin')
  const env = {
    ...process.env,
    // The bridge to the schema engine starts by `env node`, which must be this Node.
    PATH: [path.dirname(process.execPath), bin, process.env.PATH].join(path.delimiter),
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'prisma', 'schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    ...variables,
  }
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (words += text.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`\`prisma ${args.join(' ')}\` failed:\n${words.trim()}`)
}
