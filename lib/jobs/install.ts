import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { withClient } from '@/lib/platform/postgres/roles'
import type { AnyJob } from './job'
import { DEAD_LETTER_QUEUE, PASSIVE, queueOf, SCHEMA } from './queues'
import { JOBS } from './registry'

/** The version of its tables that the installed pg-boss works with. */
const WANTED = (createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }).pgboss.schema

/** Index builds of an upgrade, which run after it and hold up nobody. */
const BUILD_WITHIN_MS = 10 * 60_000

/**
 * Makes or upgrades the tables of the job queue and a queue of each job, as their owner: the application's role could
 * not. Run with the migrations; it changes nothing when all is there.
 * @throws Error of Postgres when the owner may not make a schema (`GRANT CREATE ON DATABASE`).
 */
export async function installJobs(ownerUrl: string, jobs: readonly AnyJob[] = JOBS): Promise<void> {
  const version = await withClient(ownerUrl, async (client) => {
    const found = await client.query(`SELECT to_regclass('${SCHEMA}.version') AS tables`)
    if (!found.rows[0]?.tables) return 0
    return Number((await client.query(`SELECT version FROM ${SCHEMA}.version`)).rows[0]?.version)
  })
  if (version < WANTED) await asOwner(ownerUrl, { migrate: true, bamIntervalSeconds: 10 }, builtIndexes)
  const queues = await withClient(ownerUrl, (client) => client.query(`SELECT * FROM ${SCHEMA}.queue`))
  const differ = differing(jobs, queues.rows)
  if (differ.length) await asOwner(ownerUrl, {}, (boss) => writeQueues(boss, differ))
}

/** Starts pg-boss with the owner's rights for a moment. @throws what it reports as an error. */
async function asOwner(
  ownerUrl: string,
  options: ConstructorOptions,
  work: (boss: PgBoss) => Promise<void>,
): Promise<void> {
  const boss = new PgBoss({ ...PASSIVE, connectionString: ownerUrl, max: 2, ...options })
  const failed: Error[] = []
  boss.on('error', (error) => failed.push(error))
  try {
    await boss.start()
    await work(boss)
  } finally {
    await boss.stop({ timeout: 1_000 })
  }
  if (failed[0]) throw failed[0]
}

async function builtIndexes(boss: PgBoss): Promise<void> {
  const limit = Date.now() + BUILD_WITHIN_MS
  const left = async () => (await boss.getBamStatus()).filter(({ status }) => status !== 'completed')
  for (let open = await left(); open.length; open = await left()) {
    if (open.some(({ status }) => status === 'failed') || Date.now() > limit) {
      throw new Error(`An index of the job queue was not built; \`SELECT * FROM ${SCHEMA}.bam\` tells why.`)
    }
    await sleep(100)
  }
}

/** The jobs whose queue is not there, or not as it is defined now. */
function differing(jobs: readonly AnyJob[], rows: Record<string, unknown>[]): AnyJob[] {
  return jobs.filter((job) => {
    const wanted = queueOf(job)
    const row = rows.find(({ name }) => name === job.name)
    return (
      row?.policy !== wanted.policy ||
      row.retry_limit !== wanted.retryLimit ||
      row.retry_delay !== wanted.retryDelay ||
      row.retry_delay_max !== wanted.retryDelayMax ||
      row.expire_seconds !== wanted.expireInSeconds ||
      row.heartbeat_seconds !== wanted.heartbeatSeconds ||
      row.retention_seconds !== wanted.retentionSeconds ||
      row.deletion_seconds !== wanted.deleteAfterSeconds
    )
  })
}

async function writeQueues(boss: PgBoss, jobs: readonly AnyJob[]): Promise<void> {
  await boss.createQueue(DEAD_LETTER_QUEUE.name, DEAD_LETTER_QUEUE)
  for (const job of jobs) {
    const { name, policy, ...settings } = queueOf(job)
    await boss.createQueue(name, { policy, ...settings })
    await boss.updateQueue(name, settings)
  }
}
