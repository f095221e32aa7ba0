import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from './db'
import { logger } from './logger'

/** Milliseconds after which a database that has not answered counts as down. */
const ANSWER_WITHIN_MS = 3_000
/** Of a session: the adapter reads instants without their offset. */
const ZONES = ['UTC', 'Etc/UTC', 'GMT']

export type Obstacle = 'database' | 'migrations' | 'zone'

// Routes are bundled apart from each other: one memory for all, so that a change is logged once.
const shared = globalThis as typeof globalThis & { tashrifObstacle?: Obstacle | null }

/**
 * Whether this process can serve: its database answers in time and has had every migration of this build. One that is
 * ahead, as while another process is being updated, is no obstacle. Never throws; a change is logged with its reason.
 */
export async function isReady(): Promise<boolean> {
  const obstacle = await findObstacle()
  if (obstacle !== (shared.tashrifObstacle ?? null)) {
    if (obstacle) logger.warn({ obstacle }, 'not ready')
    else logger.info('ready again')
  }
  shared.tashrifObstacle = obstacle
  return obstacle === null
}

/** What keeps this process from serving, `zone` when sessions are not in UTC; null when nothing does. */
export async function findObstacle(needed: readonly string[] = migrationsOfBuild()): Promise<Obstacle | null> {
  const late = sleep<Obstacle>(ANSWER_WITHIN_MS, 'database', { ref: false })
  return Promise.race([askDatabase(needed).catch((): Obstacle => 'database'), late])
}

async function askDatabase(needed: readonly string[]): Promise<Obstacle | null> {
  const [row] = await db().$queryRaw<{ zone: string; applied: string[] }[]>`/* platform.ready */
    SELECT current_setting('TimeZone') AS zone, ARRAY(
      SELECT m.migration_name FROM _prisma_migrations m WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL
    )::text[] AS applied`
  const applied = new Set(row?.applied)
  if (needed.some((name) => !applied.has(name))) return 'migrations'
  return ZONES.includes(row?.zone ?? '') ? null : 'zone'
}

let ofBuild: readonly string[] | undefined

function migrationsOfBuild(): readonly string[] {
  ofBuild ??= readdirSync(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return ofBuild
}
