import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { isDatabaseDown } from '@/lib/platform/errors'
import { describeError, logger } from '@/lib/platform/logger'
import { type Attempt, onceFor } from './attempt.commands'
import type { AnyJob, Job } from './job'
import { OPTIONS, WORKER_NAME } from './queues'

/** Numbers for the log: how many of what. Never what people wrote. */
export type Counts = Record<string, number>

/** A job with what it does. */
export type Handled = { job: AnyJob; run: (attempt: Attempt<unknown>) => Promise<Counts> }

/** Binds a job to its handler; the data is checked before the handler sees it. */
export function handle<T>(job: Job<T>, work: (attempt: Attempt<T>) => Promise<Counts>): Handled {
  return {
    job,
    run: (attempt) => work({ ...attempt, data: job.data.parse(attempt.data) }),
  }
}

export type Worker = {
  boss: PgBoss
  /** Settles when it looks at the queues; rejects when it was stopped before, or gave up. */
  ready: Promise<void>
  /** Takes no more jobs, lets those that run finish for so many milliseconds, gives back the others. */
  stop: (graceMs: number) => Promise<void>
}

export type WorkerOptions = {
  /** As the application's role; a pooler in transaction mode will do. */
  url: string
  /** In which the cron expressions are read: the home zone. */
  zone: string
  handlers: readonly Handled[]
}

/** One takes a job while another does the rounds; work itself goes through the pool of the application. */
const CONNECTIONS = 2
const START_ATTEMPTS = 1_000

/** `idleTimeoutMillis` goes through to pg: a connection stays open from one look at the queues to the next. */
const TIMES: ConstructorOptions & { idleTimeoutMillis: number } = {
  max: CONNECTIONS,
  idleTimeoutMillis: 150_000,
  superviseIntervalSeconds: 30,
  monitorIntervalSeconds: 30,
  queueCacheIntervalSeconds: 300,
  cronMonitorIntervalSeconds: 30,
  cronWorkerIntervalSeconds: 10,
  // For jobs that wait for others; there are none.
  flowIntervalSeconds: 3_600,
}

/**
 * Begins to work off the queues, as soon as there is a database with their tables: it is tried again for hours, half a
 * minute at most between two tries, and said once.
 */
export function startWorker({ url, zone, handlers }: WorkerOptions): Worker {
  const boss = new PgBoss({ ...OPTIONS, ...TIMES, connectionString: url, application_name: WORKER_NAME })
  boss.on('error', quietly(reportError))
  boss.on('warning', ({ data }) => logger.warn({ data }, 'job queue'))
  const begin = async () => {
    await boss.start({ attempts: START_ATTEMPTS })
    await writeSchedules(boss, zone, handlers)
    for (const { job, run } of handlers) {
      await boss.work(job.name, { pollingIntervalSeconds: job.lookEverySeconds }, async ([taken]) => {
        if (taken) await attempt(boss, { job, run }, taken)
      })
    }
  }
  return { boss, ready: begin(), stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs }) }
}

type Taken = { id: string; retryCount: number; data: unknown; signal: AbortSignal }

async function attempt(boss: PgBoss, { job, run }: Handled, taken: Taken): Promise<void> {
  const { id, retryCount, data, signal } = taken
  const record = { job: job.name, jobId: id, attempt: retryCount + 1 }
  const begun = performance.now()
  const once = onceFor(boss, job.name, taken)
  try {
    const counts = await run({ data, now: new Date(), jobId: id, signal, once })
    logger.info({ ...record, ...counts, ms: Math.round(performance.now() - begun) }, 'job done')
  } catch (error) {
    logger[retryCount < job.retries ? 'warn' : 'error']({ ...record, err: error }, 'job failed')
    throw new JobFailed(error)
  }
}

/** What the queue keeps of an error: what a log may know of it. Its words might quote what people wrote. */
class JobFailed extends Error {
  override name = 'JobFailed'
  readonly error: Record<string, unknown>

  constructor(error: unknown) {
    super('job failed')
    this.error = describeError(error)
    delete this.stack
  }
}

/** Sets the due times as they are defined now; what an earlier version ran is taken out. */
async function writeSchedules(boss: PgBoss, zone: string, handlers: readonly Handled[]): Promise<void> {
  const crons = new Map(handlers.flatMap(({ job }) => (job.cron ? [[job.name, job.cron] as const] : [])))
  const present = await boss.getSchedules()
  for (const { name } of present) if (!crons.has(name)) await boss.unschedule(name)
  for (const [name, cron] of crons) {
    const same = present.some((one) => one.name === name && one.cron === cron && one.timezone === zone)
    // `once`: a machine that is off at night does the night's work when it is on again.
    if (!same) await boss.schedule(name, cron, {}, { tz: zone, missed: 'once' })
  }
}

function reportError(error: Error): void {
  if (isDatabaseDown(error)) logger.warn({ err: error }, 'job queue: database unavailable')
  else logger.error({ err: error }, 'job queue')
}

/** At most one a minute: a database that is away fails every look at every queue. */
function quietly(report: (error: Error) => void): (error: Error) => void {
  let next = 0
  return (error) => {
    if (Date.now() < next) return
    next = Date.now() + 60_000
    report(error)
  }
}
