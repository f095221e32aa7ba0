import type { ConstructorOptions, Queue } from 'pg-boss'
import type { AnyJob } from './job'

/** The schema of pg-boss' tables; theirs alone, and no part of Prisma's migrations. */
export const SCHEMA = 'pgboss'

/** What Postgres calls the connections of a worker (`pg_stat_activity`, its log). */
export const WORKER_NAME = 'tashrif worker'

/** Where a job's data is laid, with the last error, when its last try has failed. */
export const DEAD_LETTERS = 'dead-letters'

const DAY_S = 86_400
/** A worker that died is noticed after this, however long its job may take. */
const HEARTBEAT_S = 30

/** What every pg-boss of ours is told: nothing that needs the owner of its tables, or that nobody reads. */
export const OPTIONS = {
  schema: SCHEMA,
  migrate: false,
  reindex: false,
  monitorVacuum: false,
  registerInstance: false,
  openTelemetry: { enabled: false },
} satisfies ConstructorOptions

/** An executor that is only asked through the transactions handed to it. */
export const PASSIVE = { ...OPTIONS, supervise: false, schedule: false } satisfies ConstructorOptions

type QueueSettings = Required<
  Pick<
    Queue,
    | 'name'
    | 'policy'
    | 'retryLimit'
    | 'retryDelay'
    | 'retryBackoff'
    | 'retryDelayMax'
    | 'expireInSeconds'
    | 'heartbeatSeconds'
    | 'retentionSeconds'
    | 'deleteAfterSeconds'
    | 'deadLetter'
  >
>

/** The queue of a job in pg-boss' words. Done jobs are kept for a week, for whoever wonders. */
export function queueOf(job: AnyJob): QueueSettings {
  return {
    name: job.name,
    policy: job.policy,
    retryLimit: job.retries,
    retryDelay: job.retryAfterSeconds,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: job.longestSeconds,
    heartbeatSeconds: HEARTBEAT_S,
    retentionSeconds: 30 * DAY_S,
    deleteAfterSeconds: 7 * DAY_S,
    deadLetter: DEAD_LETTERS,
  }
}

/** Nobody works off dead letters; they are kept for a quarter of a year. */
export const DEAD_LETTER_QUEUE = { name: DEAD_LETTERS, retentionSeconds: 90 * DAY_S } satisfies Queue
