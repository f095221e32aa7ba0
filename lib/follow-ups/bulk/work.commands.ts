import { type AuditInput, writeAudit } from '@/lib/audit/record'
import { accountActor } from '@/lib/auth/account.queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { type NoticeInput, tell } from '@/lib/notifications/tell'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { isDatabaseDown } from '@/lib/platform/errors'
import { describeError, logger } from '@/lib/platform/logger'
import type { Failure, Message } from '@/lib/platform/result'
import type { Telling } from '../notices.commands'
import { keepNotices, tellKept } from './notices.commands'
import type { Asked, BulkRow, RowAct, RowActs } from './row.commands'
import { IN_THE_REQUEST, problemOf } from './rules'
import type { BulkAct } from './schema'

/** Rows of one transaction: few enough that nobody waits long for a follow-up that is in it. */
const BATCH = 25

type Options = { acts: RowActs; clock: () => Date; signal?: AbortSignal }

/** It was told to end in the middle: what is left goes on at the next try. */
export class BulkInterrupted extends Error {
  override name = 'BulkInterrupted'
}

/**
 * Does what is left of a bulk change, a batch in a transaction, whoever else works on it: each row is changed and marked
 * in one transaction, so once. The asker's rights are asked anew before each batch; without them it is stopped.
 * @param clock tells the time of each batch
 * @returns how many rows this call changed and how many it could not
 * @throws BulkInterrupted when `signal` aborts before all is done
 */
export async function workOffBulk(
  bulkId: string,
  { acts, clock, signal }: Options,
): Promise<{ changed: number; failed: number }> {
  const sums = { changed: 0, failed: 0 }
  for (;;) {
    if (signal?.aborted) throw new BulkInterrupted(bulkId)
    const done = await db().$transaction((tx) => batch(tx, bulkId, acts, clock()), LONG)
    if (done === null) return sums
    sums.changed += done.changed
    sums.failed += done.failed
  }
}

const LONG = { maxWait: 10_000, timeout: 120_000 }

type Bulk = { id: string; act: BulkAct; input: Asked; userId: string; total: number; changed: number; failed: number }

/** The next rows of one that goes on; null when there is nothing more to do. */
async function batch(tx: Tx, bulkId: string, acts: RowActs, now: Date) {
  const bulk = await hold(tx, bulkId)
  if (!bulk) return null
  const act = acts[bulk.act]
  if (!act) throw new Error(`no act ${bulk.act}`)
  const actor = await accountActor(bulk.userId, now, tx)
  if (!actor || !can(actor, act.permission)) {
    await end(tx, bulk, { state: 'stopped', stoppedBy: 'rights' }, now)
    return null
  }
  const rows = await tx.$queryRaw<BulkRow[]>`/* follow-ups.bulk-next */
    SELECT r.follow_up_id AS "followUpId", r.version FROM bulk_change_row r
    WHERE r.bulk_change_id = ${bulkId}::uuid AND r.changed IS NULL ORDER BY r.position LIMIT ${BATCH}`
  if (rows.length === 0) {
    await end(tx, bulk, { state: 'done', stoppedBy: null }, now)
    return null
  }
  return await doRows(tx, { bulk, act, actor, rows, now })
}

/** The bulk change held until the transaction ends: one batch of it at a time. Null when it is over. */
async function hold(tx: Tx, bulkId: string): Promise<Bulk | null> {
  const [bulk] = await tx.$queryRaw<Bulk[]>`/* follow-ups.bulk-hold */
    SELECT b.id, b.act, b.input, b.user_id AS "userId", b.total, b.changed, b.failed FROM bulk_change b
    WHERE b.id = ${bulkId}::uuid AND b.state IN ('waiting', 'running') FOR NO KEY UPDATE`
  return bulk ?? null
}

type Batch = { bulk: Bulk; act: RowAct; actor: Actor; rows: readonly BulkRow[]; now: Date }

async function doRows(tx: Tx, { bulk, act, actor, rows, now }: Batch) {
  const events: AuditInput[] = []
  const notices: NoticeInput[] = []
  const problems: (Message | null)[] = []
  for (const row of rows) {
    const own = { events: [] as AuditInput[], notices: [] as NoticeInput[] }
    const audit = (event: AuditInput) => own.events.push(event)
    const gather = (told: readonly NoticeInput[]) => own.notices.push(...told)
    const context: Telling = { tx, actor, now, writtenAt: now, commandId: bulk.id, audit, gather }
    const failure = await apart(tx, () => act.run(context, row, bulk.input))
    if (failure === null) {
      events.push(...own.events)
      notices.push(...own.notices)
    }
    problems.push(failure && problemOf(failure))
  }
  await writeAudit(tx, actor, events, { now, commandId: bulk.id })
  await keepNotices(tx, bulk.id, notices)
  const failed = problems.filter((problem) => problem !== null).length
  const changed = rows.length - failed
  await mark(tx, bulk.id, rows, problems)
  await tx.bulkChange.update({
    where: { id: bulk.id },
    data: { state: 'running', changed: { increment: changed }, failed: { increment: failed } },
  })
  return { changed, failed }
}

/**
 * One row behind a savepoint: what it wrote before it was refused, or before it broke, is undone, and the rows before it
 * stay. A bug in one of them does not keep the others from being done; a database that is away does.
 */
async function apart(tx: Tx, work: () => ReturnType<RowAct['run']>): Promise<Failure | null> {
  await tx.$executeRaw`/* follow-ups.bulk-savepoint */ SAVEPOINT row`
  try {
    const result = await work()
    // The next row's savepoint takes the place of this one; all of them end with the batch.
    if (result.ok) return null
    await undo(tx)
    return result.failure
  } catch (error) {
    if (isDatabaseDown(error)) throw error
    await undo(tx)
    logger.error({ err: describeError(error) }, 'a row of a bulk change failed')
    return { kind: 'unavailable' }
  }
}

const undo = (tx: Tx) => tx.$executeRaw`/* follow-ups.bulk-undo */ ROLLBACK TO SAVEPOINT row`

async function mark(tx: Tx, bulkId: string, rows: readonly BulkRow[], problems: readonly (Message | null)[]) {
  const marks = rows.map(({ followUpId }, at) => {
    const problem = problems[at]
    return Prisma.sql`(${followUpId}::uuid, ${problem?.key ?? null}::text, ${JSON.stringify(problem?.values ?? {})}::jsonb)`
  })
  await tx.$executeRaw`/* follow-ups.bulk-mark */
    UPDATE bulk_change_row r SET changed = m.problem IS NULL, problem = m.problem, values = m.values
    FROM (VALUES ${Prisma.join(marks)}) m (id, problem, values)
    WHERE r.bulk_change_id = ${bulkId}::uuid AND r.follow_up_id = m.id`
}

type End = { state: 'done' | 'stopped'; stoppedBy: 'asker' | 'rights' | null }

/** Whom it concerns is told of what was done; who waited for a job, that it is over. */
async function end(tx: Tx, bulk: Bulk, state: End, now: Date): Promise<void> {
  const { id, total, changed, failed } = bulk
  await tx.bulkChange.update({ where: { id }, data: { ...state, finishedAt: now } })
  await tellKept(tx, id, now)
  if (total <= IN_THE_REQUEST) return
  const subject = { subjectType: 'bulk_change', subjectId: id, visitId: null }
  const kind = state.state === 'done' ? 'bulk_done' : 'bulk_stopped'
  await tell(tx, [{ userId: bulk.userId, kind, ...subject, values: { changed, failed, total } }], now)
}

/**
 * Stops one's own bulk change for its asker, after the batch that is under way: what is done stays done, and is told of.
 * @returns false when there is none of theirs that goes on
 */
export async function stopBulk(tx: Tx, { bulkId, actor, now }: Stop): Promise<boolean> {
  const bulk = await hold(tx, bulkId)
  if (!bulk || bulk.userId !== actor.userId) return false
  await tx.bulkChange.update({ where: { id: bulkId }, data: { state: 'stopped', stoppedBy: 'asker', finishedAt: now } })
  await tellKept(tx, bulkId, now)
  return true
}

type Stop = { bulkId: string; actor: Actor; now: Date }
