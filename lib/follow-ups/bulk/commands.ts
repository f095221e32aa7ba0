import type * as z from 'zod/mini'
import { type Command, type CommandContext, defineCommand } from '@/lib/audit/command'
import type { Permission } from '@/lib/auth/permissions'
import { resolvePerson } from '@/lib/directory/resolve'
import { enqueue } from '@/lib/jobs/enqueue.commands'
import { workOffBulkChange } from '@/lib/jobs/registry'
import { db, Prisma } from '@/lib/platform/db'
import { isDatabaseDown } from '@/lib/platform/errors'
import { lock } from '@/lib/platform/lock'
import { fail, missing, ok, type Result, refused } from '@/lib/platform/result'
import { todayAtHome } from '@/lib/platform/today'
import { foundBySql } from './queries'
import { type Asked, FOLLOW_UP_ACTS, type RowActs } from './row.commands'
import { IN_THE_REQUEST, MOST_UNDER_WAY } from './rules'
import {
  type BulkAct,
  bulkChangeSchema,
  bulkDueDateSchema,
  bulkReassignSchema,
  bulkRemindSchema,
  type WhichFollowUps,
} from './schema'
import type { BulkAnswer } from './types'
import { stopBulk, workOffBulk } from './work.commands'

/** After which a job looks for one that was to be done in its request: its process may have died. */
const LEFT_BEHIND_MS = 60_000

type Begun = { id: string; total: number }

/**
 * Makes a bulk command: the rows are written down with the receipt, so that a resend is the same bulk change, and a few
 * are worked off at once. Whatever is left then, also by a process that died, is a job's.
 */
export function bulkCommand<S extends z.ZodMiniType<WhichFollowUps, unknown>>(spec: {
  name: string
  act: BulkAct
  permission: Permission
  acts: RowActs
  schema: S
  /** What the act is told of each row: resolved once, for all of them. */
  asked: (context: CommandContext, input: z.output<S>) => Promise<Result<Asked>>
}): Command<BulkAnswer> {
  const { name, act, permission, acts, schema } = spec
  const begin = defineCommand({
    name,
    permission,
    schema,
    handler: async (context, input): Promise<Result<Begun>> => {
      const asked = await spec.asked(context, input)
      if (!asked.ok) return asked
      return await beginBulk(context, { act, asked: asked.value, rows: rowsSql(context, input) })
    },
  })
  return doneAtOnce(begin, acts)
}

/** The command that begins a bulk change, and does it where it is small. */
export function doneAtOnce(begin: Command<Begun>, acts: RowActs): Command<BulkAnswer> {
  const run: Command<BulkAnswer> = Object.assign(
    async (...[actor, input, now, writtenAt]: Parameters<Command<Begun>>): Promise<Result<BulkAnswer>> => {
      const begun = await begin(actor, input, now, writtenAt)
      if (!begun.ok) return begun
      try {
        if (begun.value.total <= IN_THE_REQUEST) await workOffBulk(begun.value.id, { acts, clock: () => now })
        return ok(await standing(begun.value.id))
      } catch (error) {
        if (isDatabaseDown(error)) return fail({ kind: 'unavailable' })
        throw error
      }
    },
    { commandName: begin.commandName, permission: begin.permission },
  )
  return run
}

async function standing(id: string): Promise<BulkAnswer> {
  const { total, changed, failed } = await db().bulkChange.findUniqueOrThrow({ where: { id } })
  return { id, total, changed, failed, waiting: total - changed - failed }
}

/** Columns `id` and `version` of the follow-ups that are meant: those ticked, or what the actor finds by the address now. */
function rowsSql({ actor, now }: CommandContext, { ticked, query }: WhichFollowUps): Prisma.Sql {
  if (query !== null)
    return Prisma.sql`SELECT f.id, NULL::int AS version FROM (${foundBySql(actor, query, todayAtHome(now))}) f`
  const ids = ticked.map(({ id }) => id)
  const versions = ticked.map(({ version }) => version)
  return Prisma.sql`SELECT DISTINCT ON (id) t.id, t.version FROM unnest(${ids}::uuid[], ${versions}::int[]) t (id, version)`
}

/**
 * Writes a bulk change down with its rows, in the order that it will take them, and asks for the job that does it. Refused
 * while `MOST_UNDER_WAY` others of the same person are not over.
 * @param rows SQL with the columns `id` and `version`
 */
export async function beginBulk(
  { tx, actor, now, commandId: id }: CommandContext,
  { act, asked, rows }: { act: BulkAct; asked: Asked; rows: Prisma.Sql },
): Promise<Result<Begun>> {
  if (!actor.userId) return refused('refusals.bulk.nobody')
  if (await tx.bulkChange.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
  // Held, so that two at once do not pass the limit.
  await lock(tx, 'user', actor.userId)
  const underWay = { userId: actor.userId, state: { in: ['waiting', 'running'] } } satisfies Prisma.BulkChangeWhereInput
  if ((await tx.bulkChange.count({ where: underWay })) >= MOST_UNDER_WAY)
    return refused('refusals.bulk.tooMany', { most: MOST_UNDER_WAY })
  await tx.bulkChange.create({ data: { id, act, input: asked, userId: actor.userId, total: 0, createdAt: now } })
  const total = await tx.$executeRaw`/* follow-ups.bulk-rows */
    INSERT INTO bulk_change_row (bulk_change_id, follow_up_id, position, version)
    SELECT ${id}::uuid, w.id, row_number() OVER (ORDER BY f.visit_id, w.id), w.version
    FROM (${rows}) w LEFT JOIN follow_up f ON f.id = w.id`
  if (total === 0) return refused('refusals.bulk.nothing')
  await tx.bulkChange.update({ where: { id }, data: { total } })
  const later = total > IN_THE_REQUEST ? {} : { startAfter: new Date(now.getTime() + LEFT_BEHIND_MS) }
  await enqueue(tx, workOffBulkChange, { bulkId: id }, later)
  return ok({ id, total })
}

/** Names another accountable officer for several. Somebody who is not in the directory yet is added once. */
export const reassignFollowUps = bulkCommand({
  name: 'reassignFollowUps',
  act: 'reassign',
  permission: FOLLOW_UP_ACTS.reassign.permission,
  acts: FOLLOW_UP_ACTS,
  schema: bulkReassignSchema,
  asked: async (context, input) => {
    const officer = await resolvePerson(context, input.officer, 'officer')
    return officer.ok ? ok({ officerId: String(officer.value) }) : officer
  },
})

/** Sets or moves the due date of several, or asks for it where the actor may not move. */
export const setDueDates = bulkCommand({
  name: 'setDueDates',
  act: 'setDueDate',
  permission: FOLLOW_UP_ACTS.setDueDate.permission,
  acts: FOLLOW_UP_ACTS,
  schema: bulkDueDateSchema,
  asked: async (_context, { dueDate, reason }) => ok({ dueDate, reason }),
})

/** Reminds the officers of several, each at most once a day of each. */
export const remindOfFollowUps = bulkCommand({
  name: 'remindOfFollowUps',
  act: 'remind',
  permission: FOLLOW_UP_ACTS.remind.permission,
  acts: FOLLOW_UP_ACTS,
  schema: bulkRemindSchema,
  asked: async () => ok({}),
})

/** Stops one's own bulk change: what is done stays done. It takes hold after the batch that is under way. */
export const stopBulkChange = defineCommand({
  name: 'stopBulkChange',
  permission: 'account.own',
  schema: bulkChangeSchema,
  handler: async ({ tx, actor, now }, { bulkId }): Promise<Result> => {
    if (!actor.userId) return missing()
    const own = { id: bulkId, userId: actor.userId }
    if (await stopBulk(tx, { bulkId, actor, now })) return ok(null)
    return (await tx.bulkChange.count({ where: own })) === 1 ? refused('refusals.bulk.over') : missing()
  },
})
