import { PgBoss } from 'pg-boss'
import type { Tx } from '@/lib/platform/db'
import type { Job } from './job'
import { PASSIVE } from './queues'

/** Runs the statements of pg-boss inside a transaction of Prisma, under a name for the logs. */
export function within(tx: Tx, name: string) {
  return {
    executeSql: async (sql: string, values: unknown[] = []) => ({
      rows: await tx.$queryRawUnsafe<Record<string, unknown>[]>(`/* ${name} */ ${sql}`, ...values),
    }),
  }
}

export type EnqueueOptions = {
  /** With the policies `short` and `exclusive`: what there is one of. */
  singletonKey?: string
  /** Not before this. */
  startAfter?: Date
  /** A UUID of the caller's, under which the job can be asked after. */
  id?: string
}

/**
 * Asks for a job in the transaction of the write that it belongs to: it is there if and only if the write is.
 * @returns the job's id, or null when the policy of the job says that the one there is enough.
 * @throws when the data is not the job's, or when its queue was not made (`npm run migrate`).
 */
export async function enqueue<T>(tx: Tx, job: Job<T>, data: T, options: EnqueueOptions = {}): Promise<string | null> {
  const executor = within(tx, 'jobs.enqueue')
  // It holds no connection and no timer. One a call, so that all it asks goes through this transaction's connection.
  const boss = new PgBoss({ ...PASSIVE, db: executor })
  return await boss.send(job.name, job.data.parse(data) as object, options)
}

/**
 * Asks for many jobs of one kind at once, as `enqueue` does for one; of a policy that keeps no two apart.
 * @throws when one of the data is not the job's, or when its queue was not made (`npm run migrate`).
 */
export async function enqueueAll<T>(tx: Tx, job: Job<T>, all: readonly T[]): Promise<void> {
  const boss = new PgBoss({ ...PASSIVE, db: within(tx, 'jobs.enqueue-all') })
  await boss.insert(
    job.name,
    all.map((data) => ({ data: job.data.parse(data) as object })),
  )
}
