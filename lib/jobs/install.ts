import { createRequire } from 'node:module'
import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss'
import { withClient } from '@/lib/platform/postgres/roles'
import type { AnyJob } from './job'
import { DEAD_LETTER_QUEUE, PASSIVE, queueOf, SCHEMA } from './queues'
import { JOBS } from './registry'

/** The version of its tables that the installed pg-boss works with. */
const WANTED = (createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }).pgboss.schema

/**
 * Makes or upgrades the tables of the job queue and a queue of each job, as their owner: the application's role could
 * not. Run with the migrations; it changes nothing when all is there.
 * @throws Error of Postgres when the owner may not make a schema (`GRANT CREATE ON DATABASE`).
 */
export async function installJobs(ownerUrl: string, jobs: readonly AnyJob[] = JOBS): Promise<void> {
  const differ = await withClient(ownerUrl, async (client) => {
    const found = await client.query(`SELECT to_regclass('${SCHEMA}.version') AS tables`)
    // Both are one statement of several parts with its own transaction and an advisory lock: two at once do it once.
    if (!found.rows[0]?.tables) await client.query(getConstructionPlans(SCHEMA))
    const version = Number((await client.query(`SELECT version FROM ${SCHEMA}.version`)).rows[0]?.version)
    if (version < WANTED) await client.query(getMigrationPlans(SCHEMA, version))
    return differing(jobs, (await client.query(`SELECT * FROM ${SCHEMA}.queue`)).rows)
  })
  if (differ.length) await writeQueues(ownerUrl, differ)
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

async function writeQueues(ownerUrl: string, jobs: readonly AnyJob[]): Promise<void> {
  const boss = new PgBoss({ ...PASSIVE, connectionString: ownerUrl, max: 1 })
  const failed: Error[] = []
  boss.on('error', (error) => failed.push(error))
  await boss.start()
  try {
    await boss.createQueue(DEAD_LETTER_QUEUE.name, DEAD_LETTER_QUEUE)
    for (const job of jobs) {
      const { name, policy, ...settings } = queueOf(job)
      await boss.createQueue(name, { policy, ...settings })
      await boss.updateQueue(name, settings)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failed[0]) throw failed[0]
}
