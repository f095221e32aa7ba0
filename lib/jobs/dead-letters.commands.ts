import { PgBoss } from 'pg-boss'
import type { Tx } from '@/lib/platform/db'
import { within } from './enqueue.commands'
import { DEAD_LETTERS, PASSIVE } from './queues'

/** The job that lies there under this id, by its name, held until the transaction ends; null when none does. */
export async function deadLetter(tx: Tx, id: string): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ job: string }[]>`/* jobs.dead-letter */
    SELECT j.source_name AS job FROM pgboss.job j
    WHERE j.name = ${DEAD_LETTERS} AND j.id = ${id}::uuid AND j.state = 'created' AND j.source_name IS NOT NULL
    FOR UPDATE`
  return found?.job ?? null
}

/**
 * Takes a dead letter back to its queue, with all its tries before it.
 * @returns false where its policy says that the one there is enough: the letter stays where it is
 */
export async function askAgain(tx: Tx, id: string): Promise<boolean> {
  const boss = new PgBoss({ ...PASSIVE, db: within(tx, 'jobs.ask-again') })
  return (await boss.redrive(DEAD_LETTERS, { ids: [id] })) === 1
}
