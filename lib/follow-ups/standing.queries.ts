import { Prisma } from '@/lib/platform/db'
import { STALE_DAYS } from './rules'

/** One due date after the other, no date last: what the indexes on follow-ups are in the order of. */
export const SORT = Prisma.sql`coalesce(f.due_date, 'infinity'::date)`

/** As it stands in the indexes of what is unfinished: in other words the planner would not take it for the same. */
export const UNFINISHED = Prisma.sql`f.status NOT IN ('closed', 'dropped')`

/** `isUnowned` of outcomes. */
export const UNOWNED = Prisma.sql`(${UNFINISHED} AND (f.officer_id IS NULL OR f.officer_id IN (
  SELECT gone.person_id FROM user_account gone WHERE gone.deactivated_at IS NOT NULL AND gone.person_id IS NOT NULL)))`

/** `daysOverdue` of rules.ts is above 0 on the day (`YYYY-MM-DD`). */
export const overdueSql = (today: string): Prisma.Sql => Prisma.sql`(${UNFINISHED} AND ${SORT} < ${today}::date)`

/** When a follow-up was last reported on or touched. */
export const LAST_SIGN = Prisma.sql`coalesce(f.last_progress_at, f.touched_at)`

/**
 * The same in words that no index has: a list in another order looks at it while it passes, where the planner would
 * else gather all that is stale and sort it.
 */
export const LAST_SIGN_PASSED = Prisma.sql`coalesce(f.last_progress_at, f.touched_at, f.touched_at)`

/**
 * `isStale` of rules.ts on the day, in the home zone of the visit. Zones lie less than a day from UTC: the zone is asked
 * for only within the days around the border, so that an index finds the rest.
 */
export const staleSql = (today: string, sign = LAST_SIGN): Prisma.Sql => {
  const last = Prisma.sql`(${today}::date - ${STALE_DAYS}::int)`
  return Prisma.sql`(${UNFINISHED} AND ${sign} < ((${last} + 2)::timestamp AT TIME ZONE 'UTC')
    AND (${sign} < (${last}::timestamp AT TIME ZONE 'UTC') OR (${sign} AT TIME ZONE
      (SELECT z.home_zone FROM visit z WHERE z.id = f.visit_id))::date <= ${last}))`
}

/** The year that it was agreed in, 0 where the day is not known: as it stands in the index. */
export const AGREED_YEAR = Prisma.sql`coalesce(extract(year FROM f.agreed_on)::int, 0)`

/**
 * `isLateAgainstFirst` of rules.ts on the day. The zone of the visit is asked for only where a work was closed within
 * the days around the border.
 */
export const lateFirstSql = (today: string): Prisma.Sql => Prisma.sql`(f.first_due_date IS NOT NULL AND (
  (${UNFINISHED} AND f.first_due_date < ${today}::date)
  OR (f.status = 'closed' AND f.closed_at >= (f.first_due_date::timestamp AT TIME ZONE 'UTC')
    AND (f.closed_at >= ((f.first_due_date + 2)::timestamp AT TIME ZONE 'UTC') OR (f.closed_at AT TIME ZONE
      (SELECT z.home_zone FROM visit z WHERE z.id = f.visit_id))::date > f.first_due_date))))`

/** Columns `daysLate`, `stale`, `unowned`: the marks of rules.ts, computed by the database. */
export const marksSql = (today: string): Prisma.Sql => Prisma.sql`
  CASE WHEN ${overdueSql(today)} THEN ${today}::date - f.due_date ELSE 0 END AS "daysLate",
  ${staleSql(today)} AS stale, ${UNOWNED} AS unowned`
