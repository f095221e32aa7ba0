import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { visibleOutcome, visibleOutcomeSql } from '@/lib/readouts/scope'
import { STALE_DAYS } from './rules'

/**
 * Which follow-ups an actor may see: those of visible outcomes. One of an outcome in a draft is hidden from whoever
 * may not see the draft (DESIGN §4).
 */
export function visibleFollowUp(actor: Actor): Prisma.FollowUpWhereInput {
  return { archivedAt: null, outcome: visibleOutcome(actor) }
}

/**
 * The tables that the conditions below speak of: follow-up `f`, outcome `o`, readout `r`, visit `v`, officer `p` and
 * the officer's account `u`.
 */
export const FROM_FOLLOW_UPS = Prisma.sql`FROM follow_up f
  JOIN outcome o ON o.id = f.outcome_id JOIN readout r ON r.id = o.readout_id JOIN visit v ON v.id = f.visit_id
  LEFT JOIN person p ON p.id = f.officer_id LEFT JOIN user_account u ON u.person_id = p.id`

export const visibleFollowUpSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(f.archived_at IS NULL AND ${visibleOutcomeSql(actor)})`

export const UNFINISHED = Prisma.sql`f.status NOT IN ('closed', 'dropped')`

/** `isUnowned` of rules.ts. */
export const UNOWNED = Prisma.sql`(${UNFINISHED} AND (f.officer_id IS NULL OR u.deactivated_at IS NOT NULL))`

/** `daysOverdue` of rules.ts is above 0 on the day (`YYYY-MM-DD`). */
export const overdueSql = (today: string): Prisma.Sql => Prisma.sql`(${UNFINISHED} AND f.due_date < ${today}::date)`

/** `isStale` of rules.ts on the day. */
export const staleSql = (today: string): Prisma.Sql =>
  Prisma.sql`(${UNFINISHED} AND (coalesce(f.last_progress_at, f.touched_at) AT TIME ZONE v.home_zone)::date
    <= ${today}::date - ${STALE_DAYS}::int)`

/** Columns `daysLate`, `stale`, `unowned`: the marks of rules.ts, computed by the database. */
export const marksSql = (today: string): Prisma.Sql => Prisma.sql`
  CASE WHEN ${overdueSql(today)} THEN ${today}::date - f.due_date ELSE 0 END AS "daysLate",
  ${staleSql(today)} AS stale, ${UNOWNED} AS unowned`
