import { defineCommand } from '@/lib/audit/command'
import { type NoticeInput, tell } from '@/lib/notifications/tell'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { lock } from '@/lib/platform/lock'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { todayAtHome } from '@/lib/platform/today'
import { missingSql } from '@/lib/visits/missing.queries'
import { visitForWrite } from '@/lib/visits/scope'
import { mayRemindAgain } from './missing'
import { managersSql, SOMEBODY_WRITES, writersSql } from './responsible.queries'
import { remindOfReadoutSchema } from './schema'

const HOUR_MS = 3_600_000

/** Who is reminded of a missing readout by the clock: once each, so many hours after the end of the meeting. */
const REMINDERS = [
  { kind: 'note_taker', hours: 24, who: writersSql, possible: SOMEBODY_WRITES, notice: 'readout_missing' },
  { kind: 'manager', hours: 72, who: managersSql, possible: Prisma.sql`TRUE`, notice: 'readout_overdue' },
] as const
type Reminder = (typeof REMINDERS)[number]

/**
 * What was over this long before anybody was reminded of it (data from before, a server that was off) is told together:
 * one notice a person.
 */
const OLD_HOURS = 14 * 24
/** Meetings of one transaction. */
const BATCH = 200

type Told = { itemId: string; visitId: string; userId: string }

/**
 * Reminds of every readout that has been missing for long enough at `now`: the writers after a day, the managers after
 * three, of each meeting once, whoever else runs this at the same time. Where nobody is there to be told it stays due.
 * Told to stop, it does so after a transaction; the next run does the rest.
 * @returns how many notices of single meetings and how many of old ones together
 */
export async function remindOfMissing(now: Date, signal?: AbortSignal): Promise<{ single: number; together: number }> {
  const sums = { single: 0, together: 0 }
  for (const reminder of REMINDERS) {
    sums.together += await db().$transaction((tx) => remindOfOld(tx, reminder, now), LONG)
    for (let told = BATCH; told >= BATCH && !signal?.aborted; ) {
      told = await db().$transaction(async (tx) => {
        const { meetings, notices } = await remindOfEach(tx, reminder, now)
        sums.single += notices
        return meetings
      }, LONG)
    }
  }
  return sums
}

const LONG = { maxWait: 10_000, timeout: 120_000 }
const ago = (now: Date, hours: number) => new Date(now.getTime() - hours * HOUR_MS)

async function remindOfEach(tx: Tx, reminder: Reminder, now: Date) {
  const told = await noteReminders(tx, reminder, now, {
    over: Prisma.sql`BETWEEN ${ago(now, OLD_HOURS)} AND ${ago(now, reminder.hours)}`,
    limit: Prisma.sql`LIMIT ${BATCH}`,
  })
  await tell(
    tx,
    told.map((one) => noticeOf(one, reminder.notice)),
    now,
  )
  return { meetings: new Set(told.map(({ itemId }) => itemId)).size, notices: told.length }
}

async function remindOfOld(tx: Tx, reminder: Reminder, now: Date): Promise<number> {
  const over = Prisma.sql`< ${ago(now, OLD_HOURS)}`
  const told = await noteReminders(tx, reminder, now, { over, limit: Prisma.empty })
  const counts = new Map<string, number>()
  for (const { userId } of told) counts.set(userId, (counts.get(userId) ?? 0) + 1)
  const notices = [...counts].map(([userId, count]): NoticeInput => {
    const subject = { subjectType: 'user', subjectId: userId, visitId: null }
    return { userId, kind: 'readouts_missing', ...subject, values: { count } }
  })
  await tell(tx, notices, now)
  return notices.length
}

/**
 * Notes the reminders that are due and returns whom they go to. The rows are held, and passed over where another holds
 * them: who hands in a readout at this moment is not reminded of it, and two workers never take the same.
 */
function noteReminders(
  tx: Tx,
  { kind, hours, who, possible }: Reminder,
  now: Date,
  { over, limit }: { over: Prisma.Sql; limit: Prisma.Sql },
): Promise<Told[]> {
  const accounts = who(todayAtHome(now))
  const asKind = Prisma.sql`${kind}::reminder_kind`
  return tx.$queryRaw<Told[]>`/* readouts.remind */
    WITH due AS (
      SELECT i.id FROM programme_item i
      WHERE ${missingSql(ago(now, hours))} AND meeting_over_at(i) ${over}
        AND NOT EXISTS (SELECT 1 FROM readout_reminder x WHERE x.item_id = i.id AND x.kind = ${asKind})
        AND CASE WHEN ${possible} THEN EXISTS (SELECT 1 FROM visit v LEFT JOIN readout r ON r.item_id = i.id
          WHERE v.id = i.visit_id AND EXISTS (${accounts})) ELSE FALSE END
      ORDER BY i.readout_due_at, i.id ${limit} FOR NO KEY UPDATE OF i SKIP LOCKED
    ), noted AS (
      INSERT INTO readout_reminder (item_id, kind, at) SELECT due.id, ${asKind}, ${now} FROM due
      ON CONFLICT DO NOTHING RETURNING item_id
    )
    SELECT i.id AS "itemId", i.visit_id AS "visitId", w.id AS "userId"
    FROM noted JOIN programme_item i ON i.id = noted.item_id JOIN visit v ON v.id = i.visit_id
      LEFT JOIN readout r ON r.item_id = i.id CROSS JOIN LATERAL (${accounts}) w
    ORDER BY i.readout_due_at, i.id`
}

const noticeOf = (
  { itemId, visitId, userId }: Told,
  kind: NoticeInput['kind'],
  values: NoticeInput['values'] = {},
): NoticeInput => ({ userId, kind, visitId, subjectType: 'programme_item', subjectId: itemId, values })

/** Reminds whoever is to write a missing readout now, by a planner or manager: at most once a day of each meeting. */
export const remindOfReadout = defineCommand({
  name: 'remindOfReadout',
  permission: 'programme.edit',
  schema: remindOfReadoutSchema,
  handler: async ({ tx, actor, now, audit }, { itemId }): Promise<Result<{ told: number }>> => {
    const at = await tx.programmeItem.findUnique({ where: { id: itemId }, select: { visitId: true } })
    const visit = at && (await visitForWrite(tx, actor, at.visitId))
    if (!visit) return missing()
    await lock(tx, 'programmeItem', itemId)
    const item = await tx.programmeItem.findUniqueOrThrow({
      where: { id: itemId },
      select: { title: true, readoutDueAt: true, nudge: { select: { at: true } } },
    })
    if (item.readoutDueAt === null || item.readoutDueAt > now) return refused('refusals.readouts.notMissing')
    if (!mayRemindAgain(item.nudge?.at ?? null, now)) return refused('refusals.readouts.remindedToday')
    const told = await tx.$queryRaw<Told[]>`/* readouts.remind-by-hand */
      SELECT i.id AS "itemId", i.visit_id AS "visitId", w.id AS "userId"
      FROM programme_item i JOIN visit v ON v.id = i.visit_id LEFT JOIN readout r ON r.item_id = i.id
        CROSS JOIN LATERAL (${writersSql(todayAtHome(now))}) w WHERE i.id = ${itemId}::uuid`
    if (told.length === 0) return refused('refusals.readouts.nobodyToRemind')
    const nudge = { at: now, by: actor.userId, byName: actor.name }
    await tx.readoutNudge.upsert({ where: { itemId }, create: { itemId, ...nudge }, update: nudge })
    await tell(
      tx,
      told.map((one) => noticeOf(one, 'readout_reminded', { by: actor.name })),
      now,
    )
    audit({
      action: 'readout.reminded',
      subjectType: 'programme_item',
      subjectId: itemId,
      subjectName: item.title,
      visitId: visit.id,
    })
    return ok({ told: told.length })
  },
})
