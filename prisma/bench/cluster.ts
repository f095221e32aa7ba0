import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder } from '@/lib/platform/cli/database'
import { readSecrets } from '@/lib/platform/cli/secrets'
import { readSettings } from '@/lib/platform/env'
import { cloneDatabase } from '@/lib/platform/postgres/clones'
import { startCluster } from '@/lib/platform/postgres/cluster'
import { FolderInUse } from '@/lib/platform/postgres/leftover'
import { type RoleName, type RolePasswords, roleUser, withClient } from '@/lib/platform/postgres/roles'
import type { Size } from './plan'

/** The server that generated databases are on. */
export type BenchCluster = {
  /** Connection strings by database. */
  superuserUrl(database?: string): string
  ownerUrl(database: string): string
  appUrl(database: string): string
  /** Makes the database when it is not there; it is then without tables. */
  ensureDatabase(name: string): Promise<void>
  /** False when another process runs it: `stop` then leaves it running. */
  own: boolean
  stop(): Promise<void>
}

/**
 * Beside the defaults of the built-in Postgres, which plans go by: room for the data in memory, and no log of what
 * COPY puts into a table that is emptied in the same transaction. The disk is waited for as in a real installation.
 */
const SETTINGS = [
  'shared_buffers=512MB',
  'max_wal_size=4GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=200',
]
const WAIT_MS = 120_000

/** The database of a size: `tashrif_bench_1`; another number of visits than 2000 is in its name. */
export const benchDatabase = ({ visits, scale }: Pick<Size, 'visits' | 'scale'>): string =>
  visits === 2000 ? `tashrif_bench_${scale}` : `tashrif_bench_v${visits}_${scale}`

/**
 * Opens the built-in Postgres of the benchmark in `<data folder>/bench`: the one that another process runs, else one
 * that this process starts and that ends with it. `<data folder>/bench/env` says how to reach it.
 * @param data the absolute data folder; DATA_DIR unless told.
 */
export async function openBenchCluster(data = dataFolder(readSettings())): Promise<BenchCluster> {
  const folder = path.join(data, 'bench')
  mkdirSync(folder, { recursive: true })
  const { postgres } = readSecrets(folder)
  const until = Date.now() + WAIT_MS
  for (;;) {
    const port = await runningPort(folder, postgres)
    if (port) return clusterAt(port, postgres, { own: false, stop: async () => {} })
    try {
      const cluster = await startCluster({ folder, passwords: postgres, durable: true, settings: SETTINGS })
      const made = clusterAt(new URL(cluster.url('app')).port, postgres, { own: true, stop: () => cluster.stop() })
      writeEnv(folder, made)
      return made
    } catch (error) {
      // Another process is just starting it.
      if (!(error instanceof FolderInUse) || Date.now() > until) throw error
      await sleep(500)
    }
  }
}

function clusterAt(port: string, passwords: RolePasswords, rest: Pick<BenchCluster, 'own' | 'stop'>): BenchCluster {
  const url = (role: RoleName, database: string) =>
    `postgresql://${roleUser(role)}:${passwords[role]}@127.0.0.1:${port}/${database}`
  return {
    superuserUrl: (database = 'postgres') => url('superuser', database),
    ownerUrl: (database) => url('owner', database),
    appUrl: (database) => url('app', database),
    ensureDatabase: async (name) => {
      const admin = url('superuser', 'postgres')
      const sql = 'SELECT 1 FROM pg_database WHERE datname = $1'
      const there = await withClient(admin, (client) => client.query(sql, [name]))
      if (!there.rowCount) await cloneDatabase(admin, 'template0', name, roleUser('owner'))
    },
    ...rest,
  }
}

function writeEnv(folder: string, cluster: BenchCluster): void {
  const lines = [
    `BENCH_SUPERUSER_URL=${cluster.superuserUrl()}`,
    `BENCH_OWNER_URL=${cluster.ownerUrl(benchDatabase({ visits: 2000, scale: 1 }))}`,
    `BENCH_APP_URL=${cluster.appUrl(benchDatabase({ visits: 2000, scale: 1 }))}`,
    `BENCH_PORT=${new URL(cluster.superuserUrl()).port}`,
  ]
  writeFileSync(path.join(folder, 'env'), `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** The port of the server that runs on the folder, when it answers; null when none does. */
async function runningPort(folder: string, passwords: RolePasswords): Promise<string | null> {
  const file = path.join(folder, 'env')
  const port = existsSync(file) ? /^BENCH_PORT=(\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  if (port === undefined) return null
  const url = `postgresql://${roleUser('superuser')}:${passwords.superuser}@127.0.0.1:${port}/postgres`
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
    return port
  } catch {
    return null
  }
}
