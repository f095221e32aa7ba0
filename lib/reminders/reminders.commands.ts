import { UNFINISHED } from '@/lib/follow-ups/standing.queries'
import { type NoticeInput, tell } from '@/lib/notifications/tell'
import type { NoticeValues } from '@/lib/notifications/types'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { addDays, diffDays } from '@/lib/time/calendar'
import { daysSql } from './days.queries'
import { receiversSql, reviewersSql, WHY } from './receivers.queries'
import { FIRST_DAYS, mondayOf, OLD_DAYS, parted, reminderDays } from './rules'

/** Follow-ups of one transaction; of old ones, of which little more than a number is told, many. */
const BATCH = 200
const OLD_BATCH = 20_000
const LONG = { maxWait: 10_000, timeout: 120_000 }

type Due = { id: string; dueDate: string }
type Noted = Due & {
  days: number
  visitId: string
  userId: string
  part: 'officer' | 'copy' | 'instead'
  why: string
  officer: string | null
}

/**
 * Reminds of every unfinished follow-up whose due date is near or past, by its latest reminder that is applicable on
 * the day of `now` at home and was not given yet; whoever else runs this at the same time, each is given once. Where
 * nobody is there to be told it stays due. Told to stop, it does so after a transaction; the next run does the rest.
 * @returns how many reminders were given of single follow-ups, and how many people were told of several together
 */
export async function remindOfDueDates(now: Date, signal?: AbortSignal): Promise<{ single: number; together: number }> {
  const today = todayAtHome(now)
  const oldBefore = addDays(mondayOf(today), -OLD_DAYS)
  const ranges = [
    { from: '-infinity', before: oldBefore, size: OLD_BATCH, old: true },
    { from: oldBefore, before: addDays(today, FIRST_DAYS + 1), size: BATCH, old: false },
  ]
  const sums = { single: 0, together: 0 }
  for (const range of ranges) {
    let last: Due | undefined
    do {
      const { due, told } = await db().$transaction((tx) => remindBatch(tx, { ...range, last, today, now }), LONG)
      sums.single += told.single
      sums.together += told.together
      last = due.length === range.size ? due.at(-1) : undefined
    } while (last && !signal?.aborted)
  }
  return sums
}

type Batch = {
  from: string
  before: string
  size: number
  old: boolean
  last: Due | undefined
  today: string
  now: Date
}

async function remindBatch(tx: Tx, { old, today, now, ...batch }: Batch) {
  const due = await holdDue(tx, batch, today)
  const noted = due.length === 0 ? [] : await note(tx, due, today, now)
  const toKey = ({ userId, dueDate, part }: Noted) => `${userId} ${part === 'officer'} ${dueDate < today}`
  // What is old is told together, however few.
  const { single, together } = parted(noted, toKey, old ? 0 : undefined)
  const notices = [
    ...single.map((one) => noticeOf(one, today)),
    ...together.flatMap((group) => severalOf(group, today, old)),
  ]
  await tell(tx, notices, now)
  return { due, told: { single: single.length, together: together.length } }
}

/**
 * The next follow-ups of which a reminder is to be given, in the order of their due dates. Their rows are held, and
 * passed over where another holds them: what is closed at this moment is not reminded of, and two workers never take
 * the same.
 */
async function holdDue(tx: Tx, { from, before, size, last }: Omit<Batch, 'old' | 'today' | 'now'>, today: string) {
  // In the words of the index `follow_up_unfinished`, which it walks from where the last transaction ended.
  const sort = Prisma.sql`coalesce(f.due_date, 'infinity'::date)`
  const beyond = last ? Prisma.sql`AND (${sort}, f.id) > (${last.dueDate}::date, ${last.id}::uuid)` : Prisma.empty
  return await tx.$queryRaw<Due[]>`/* reminders.hold-due */
    SELECT f.id, f.due_date::text AS "dueDate" FROM follow_up f
    WHERE f.archived_at IS NULL AND ${UNFINISHED} AND NOT f.hidden
      AND ${sort} >= ${from}::date AND ${sort} < ${before}::date ${beyond}
      AND NOT EXISTS (SELECT 1 FROM follow_up_reminder x
        WHERE x.follow_up_id = f.id AND x.due_date = f.due_date AND x.days >= ${daysSql(Prisma.sql`f.due_date`, today)})
    ORDER BY ${sort}, f.id LIMIT ${size} FOR NO KEY UPDATE OF f SKIP LOCKED`
}

/** Notes the reminders that have somebody to be told, and returns whom they go to. */
async function note(tx: Tx, due: readonly Due[], today: string, now: Date): Promise<Noted[]> {
  const [ids, dates] = [due.map(({ id }) => id), due.map(({ dueDate }) => dueDate)]
  const days = dates.map((dueDate) => reminderDays(dueDate, today))
  return await tx.$queryRaw<Noted[]>`/* reminders.note */
    WITH reviewers AS MATERIALIZED (${reviewersSql(today)}), n AS MATERIALIZED (
      SELECT * FROM unnest(${ids}::uuid[], ${dates}::date[], ${days}::int[]) AS n (follow_up_id, due_date, days)
    ), told AS MATERIALIZED (
      SELECT n.*, f.visit_id, f.officer_id, ${WHY} AS why, w.id AS user_id, w.part
      FROM n JOIN follow_up f ON f.id = n.follow_up_id JOIN visit v ON v.id = f.visit_id
        CROSS JOIN LATERAL (${receiversSql(today)}) w
    ), noted AS (
      INSERT INTO follow_up_reminder (follow_up_id, due_date, days, at)
      SELECT DISTINCT told.follow_up_id, told.due_date, told.days, ${now}::timestamptz FROM told
      ON CONFLICT DO NOTHING RETURNING follow_up_id
    )
    SELECT t.follow_up_id AS id, t.due_date::text AS "dueDate", t.days, t.visit_id AS "visitId", t.user_id AS "userId",
      t.part, t.why, p.name AS officer
    FROM told t JOIN noted ON noted.follow_up_id = t.follow_up_id LEFT JOIN person p ON p.id = t.officer_id
    ORDER BY t.due_date, t.follow_up_id, t.part, t.user_id`
}

function noticeOf({ id, visitId, userId, dueDate, part, why, officer }: Noted, today: string): NoticeInput {
  const late = diffDays(dueDate, today)
  const kinds = late > 0 ? OVERDUE : DUE
  const about: NoticeValues =
    part === 'officer' ? {} : part === 'copy' ? { officer: officer ?? '' } : { why, officer: officer ?? '' }
  const values = { due: dueDate, days: Math.abs(late), ...about }
  return { userId, kind: kinds[part], visitId, subjectType: 'followUp', subjectId: id, values }
}

const OVERDUE = {
  officer: 'follow_up_overdue',
  copy: 'follow_up_overdue_copy',
  instead: 'follow_up_overdue_unattended',
} as const
/** Nobody is in copy before it is overdue. */
const DUE = { officer: 'follow_up_due', copy: 'follow_up_due', instead: 'follow_up_due_unattended' } as const

/** One notice for all of a group, which is of one person. */
function severalOf(group: readonly Noted[], today: string, old: boolean): NoticeInput[] {
  const [first] = group
  if (!first) return []
  const { userId, part, dueDate } = first
  const kind = dueDate < today ? 'follow_ups_overdue' : 'follow_ups_due'
  const values = { count: group.length, own: part === 'officer', lateFrom: old ? OLD_DAYS + 1 : 0 }
  return [{ userId, kind, visitId: null, subjectType: 'user', subjectId: userId, values }]
}
