import path from 'node:path'
import type { Settings } from '@/lib/platform/env'
import { cloneDatabase, dropDatabase } from '@/lib/platform/postgres/clones'
import { startCluster } from '@/lib/platform/postgres/cluster'
import { migrate } from '@/lib/platform/postgres/migrate'
import { DATABASE, roleUser, withClient } from '@/lib/platform/postgres/roles'
import { ROOT } from './children'
import { atEnd } from './main'
import { readSecrets } from './secrets'

export type OpenDatabase = {
  builtIn: boolean
  urls: { app: string; owner: string; direct: string }
  /** Settles when the built-in Postgres is gone for good; never for another server. */
  lost: Promise<void>
  /** Begins anew with an empty database: only the built-in one, and only before anybody has used it. */
  empty: () => Promise<void>
}

/** The absolute path of the data folder. */
export function dataFolder(settings: Settings): string {
  return path.resolve(ROOT, settings.DATA_DIR)
}

/** The server that DATABASE_URL names, else the built-in one, started and stopped with this command. */
export async function openDatabase(settings: Settings, notice: (sentence: string) => void): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) return openOther(settings, settings.DATABASE_URL)
  const folder = dataFolder(settings)
  const cluster = await startCluster({ folder, passwords: readSecrets(folder).postgres, durable: true, notice })
  atEnd(() => cluster.stop())
  const app = cluster.url('app')
  return {
    builtIn: true,
    urls: { app, owner: cluster.url('owner'), direct: app },
    lost: cluster.lost,
    empty: async () => {
      const admin = cluster.url('superuser', 'postgres')
      await dropDatabase(admin, DATABASE)
      await cloneDatabase(admin, 'template0', DATABASE, roleUser('owner'))
    },
  }
}

async function openOther(settings: Settings, app: string): Promise<OpenDatabase> {
  const direct = settings.DATABASE_DIRECT_URL ?? app
  await checkAnswers(direct, settings.DATABASE_DIRECT_URL ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL')
  return {
    builtIn: false,
    urls: { app, owner: settings.DATABASE_OWNER_URL ?? direct, direct },
    lost: new Promise(() => {}),
    empty: () => Promise.reject(new Error('Only the built-in database can be emptied.')),
  }
}

async function checkAnswers(url: string, variable: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
  } catch (error) {
    throw new Error(`The server in ${variable} does not answer: ${(error as Error).message}`)
  }
}

/** Migrates and sets the rights. @returns what was done, in words. */
export async function migrateDatabase({ urls }: OpenDatabase): Promise<string> {
  // Past a pooler, which is asked only afterwards: it keeps sessions, and those opened before the role's time zone was
  // set stay in another.
  const { applied, separateRoles } = await migrate({ owner: urls.owner, app: urls.direct })
  if (urls.app !== urls.direct) await checkAnswers(urls.app, 'DATABASE_URL')
  if (!separateRoles) {
    console.warn(
      '      Warning: one database role is both owner and application (DATABASE_OWNER_URL is not set). The database\n' +
        '      then cannot keep the application from changing tables or the migrations, nor hold its audit trail closed.',
    )
  }
  return applied.length ? `${applied.length} applied` : 'nothing new'
}

/** What the application's own process gets to see. */
export function applicationVariables(
  settings: Settings,
  database: OpenDatabase,
  secret: string,
): Record<string, string> {
  return {
    DATABASE_URL: database.urls.app,
    DATABASE_DIRECT_URL: database.urls.direct,
    // The application never runs as owner.
    DATABASE_OWNER_URL: '',
    SESSION_SECRET: secret,
    APP_URL: settings.APP_URL,
    HOST: settings.HOST,
    PORT: String(settings.PORT),
  }
}
