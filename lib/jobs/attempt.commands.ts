import type { PgBoss } from 'pg-boss'
import { db, type Tx } from '@/lib/platform/db'
import { within } from './enqueue.commands'

/** The transaction that a job's last step is given. */
export type JobTx = Tx

/** What a handler gets. */
export type Attempt<T> = {
  data: T
  now: Date
  jobId: string
  /** Aborted when the try took too long, when its worker is told to end, or when another has the job. */
  signal: AbortSignal
  /**
   * The deed and the job's completion in one transaction: whatever dies when, it is done once. Use it for the last
   * step; what goes before must bear to be done again. A handler that does not use it is completed when it returns.
   * @throws JobTaken, undoing the work, when the job is no longer this worker's.
   */
  once: <R>(work: (tx: JobTx) => Promise<R>) => Promise<R>
}

/** The job was given to another try meanwhile: this one was taken for dead. */
export class JobTaken extends Error {
  override name = 'JobTaken'
}

/** Milliseconds a transaction of a job may take: no request waits for it. */
const TIMEOUT_MS = 120_000

/** The `once` of one try. `retryCount` is which try it is: the completion of an earlier one is refused. */
export function onceFor(boss: PgBoss, name: string, job: { id: string; retryCount: number }): Attempt<unknown>['once'] {
  return (work) =>
    db().$transaction(
      async (tx) => {
        const result = await work(tx)
        const taken = { id: job.id, retryCount: job.retryCount }
        const done = await boss.complete(name, taken, {}, { db: within(tx, 'jobs.complete') })
        // Its types leave out what it answers.
        const { affected } = done as { affected: number }
        if (affected !== 1) throw new JobTaken(`${name} ${job.id}`)
        return result
      },
      { maxWait: 10_000, timeout: TIMEOUT_MS },
    )
}
