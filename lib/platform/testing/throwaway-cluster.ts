import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloneDatabase } from '@/lib/platform/postgres/clones'
import { type Cluster, startCluster } from '@/lib/platform/postgres/cluster'
import { migrate } from '@/lib/platform/postgres/migrate'
import { DATABASE, roleUser } from '@/lib/platform/postgres/roles'

/** The migrated database that every test clones; nobody connects to it. */
export const TEMPLATE = DATABASE

/**
 * A Postgres in a temporary folder, for one run of tests; `stop` removes it with its data.
 * @param durable what it has acknowledged outlives a crash of its own; slower
 */
export async function throwawayCluster({ durable = false } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-test-'))
  // Run by root, Postgres has an account of its own, which must get in.
  chmodSync(folder, 0o755)
  const word = () => randomBytes(12).toString('hex')
  const passwords = { superuser: word(), owner: word(), app: word() }
  const cluster = await startCluster({ folder, passwords, durable, ownerMakesDatabases: true })
  const stop = async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...cluster, stop }
}

/** The same with the template migrated. */
export async function migratedCluster(options: { durable?: boolean } = {}): Promise<Cluster> {
  const cluster = await throwawayCluster(options)
  try {
    await migrate({ owner: cluster.url('owner'), app: cluster.url('app') })
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** A fresh copy of the migrated template under this name. */
export async function cloneTemplate(adminUrl: string, name: string): Promise<void> {
  await cloneDatabase(adminUrl, TEMPLATE, name, roleUser('owner'))
}
