import { agreementsEnding } from '@/lib/agreements/lists.queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { todayAtHome } from '@/lib/platform/today'
import { missingFor } from '@/lib/readouts/missing.queries'
import { knownReadoutSql, visibleVisitSql, visitSeenSql } from '@/lib/visits/scope'
import type { Desk, DeskList, DeskReadout, DeskVisit, Few } from './desk'
import { type FollowUpSqlRow, rowsSql, toRow } from './register/queries'
import { type ReviewSqlRow, reviewRowsSql, toReviewRow } from './reviews.queries'
import { seenFollowUpSql } from './scope'
import { LAST_SIGN, overdueSql, SORT, staleSql, UNFINISHED, UNOWNED } from './standing.queries'
import type { FollowUpRow } from './types'

/** Rows of a list, and of the one that is asked for whole. */
const FEW = 6
const MANY = 200

/**
 * What waits for this person at `now`, by what they may do; the list named by `all` at up to
 * 200 rows. At most nine queries, whatever there is.
 */
export async function deskFor(actor: Actor, now: Date, all?: DeskList): Promise<Desk> {
  const today = todayAtHome(now)
  const rows = (list: DeskList) => (list === all ? MANY : FEW)
  const reviews = can(actor, 'follow-up.review')
  const ask = <T>(may: boolean, read: () => Promise<T>) => (may ? read() : Promise.resolve(null))
  const [inReview, readouts, overdue, unowned, stale, visits, meetings, agreements, own] = await Promise.all([
    ask(reviews, () => reviewsWaiting(actor, today)),
    ask(can(actor, 'readout.clear'), () => readoutsWaiting(actor, rows('readouts'))),
    ask(reviews, () => marked(actor, today, overdueSql(today))),
    ask(reviews, () => marked(actor, today, UNOWNED)),
    ask(reviews, () => marked(actor, today, staleSql(today), LAST_SIGN)),
    ask(can(actor, 'programme.edit'), () => visitsUnconfirmed(actor, rows('visits'))),
    ask(can(actor, 'readout.write'), () => missingFor(actor, now, rows('meetings'))),
    ask(can(actor, 'agreement.edit'), () => agreementsEnding(actor, today, rows('agreements'))),
    ask(actor.personId !== null, () => ownFollowUps(actor, today)),
  ])
  return { reviews: inReview, readouts, overdue, unowned, stale, visits, meetings, agreements, own }
}

/** The first `size` of the rows that were read with one more. */
const few = <Row, T>(rows: readonly Row[], size: number, to: (row: Row) => T): Few<T> => ({
  rows: rows.slice(0, size).map(to),
  more: rows.length > size,
})

async function reviewsWaiting(actor: Actor, today: string) {
  const found = Prisma.sql`SELECT f.id FROM follow_up f WHERE ${seenFollowUpSql(actor)} AND f.status = 'in_review'
    ORDER BY f.submitted_at, f.id LIMIT ${FEW + 1}`
  const rows = await db().$queryRaw<ReviewSqlRow[]>`/* follow-ups.desk-reviews */ ${reviewRowsSql(found, today)}`
  return few(rows, FEW, (row) => toReviewRow(row, actor))
}

/** In the order of one of the indexes of what is unfinished. */
async function marked(actor: Actor, today: string, condition: Prisma.Sql, order = SORT): Promise<Few<FollowUpRow>> {
  const found = Prisma.sql`SELECT f.id FROM follow_up f WHERE ${seenFollowUpSql(actor)} AND ${condition}
    ORDER BY ${order}, f.id LIMIT ${FEW + 1}`
  const rows = await db().$queryRaw<FollowUpSqlRow[]>`/* follow-ups.desk-few */ ${rowsSql(found, today)}
    ORDER BY ${order}, f.id`
  return few(rows, FEW, toRow)
}

/** The person's own unfinished follow-ups, what was returned to them first. */
async function ownFollowUps(actor: Actor, today: string) {
  // Returned is the last decision on what is in progress again.
  const found = Prisma.sql`SELECT own.id, own.reason FROM (
      SELECT f.id, ${SORT} AS sort, CASE WHEN f.status = 'in_progress' THEN (
        SELECT CASE WHEN x.decision = 'returned' THEN x.reason END FROM review x WHERE x.follow_up_id = f.id
        ORDER BY x.submitted_at DESC, x.id DESC LIMIT 1) END AS reason
      FROM follow_up f WHERE f.officer_id = ${actor.personId}::uuid AND ${UNFINISHED} AND ${seenFollowUpSql(actor)}
    ) own ORDER BY own.reason IS NULL, own.sort, own.id LIMIT ${FEW + 1}`
  const rows = await db().$queryRaw<(FollowUpSqlRow & { returned: string | null })[]>`/* follow-ups.desk-own */
    ${rowsSql(found, today, Prisma.sql`, found.reason AS returned`)} ORDER BY found.reason IS NULL, ${SORT}, f.id`
  return few(rows, FEW, (row) => ({ ...toRow(row), returned: row.returned }))
}

type ReadoutRow = Omit<DeskReadout, 'submittedAt' | 'visit'> & {
  submittedAt: Date
  visitId: string
  visitNumber: number
  visitTitle: string
}

/** Readouts to clear, then cleared ones to finalise, the longest waiting first. */
async function readoutsWaiting(actor: Actor, size: number): Promise<Few<DeskReadout>> {
  const also = Prisma.sql`v.status NOT IN ('completed', 'cancelled')`
  // The status stands in the statement itself: as a parameter the planner could not know that the index holds it.
  const first = (status: 'submitted' | 'cleared') => Prisma.sql`(SELECT w.id FROM readout w
    WHERE w.status = ${Prisma.raw(`'${status}'`)} AND ${knownReadoutSql(actor, 'w')} AND ${visitSeenSql(actor, 'w', also)}
      AND (SELECT m.archived_at IS NULL FROM programme_item m WHERE m.id = w.item_id)
    ORDER BY w.submitted_at, w.id LIMIT ${size + 1})`
  const rows = await db().$queryRaw<ReadoutRow[]>`/* follow-ups.desk-readouts */
    SELECT r.id, i.title, r.writer_name AS writer, r.status, r.submitted_at AS "submittedAt",
      v.home_zone AS "homeZone", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
    FROM (${first('submitted')} UNION ALL ${first('cleared')}) found JOIN readout r ON r.id = found.id
      JOIN programme_item i ON i.id = r.item_id JOIN visit v ON v.id = r.visit_id
    ORDER BY r.status, r.submitted_at, r.id LIMIT ${size + 1}`
  return few(rows, size, ({ visitId, visitNumber, visitTitle, submittedAt, ...row }) => ({
    ...row,
    submittedAt: submittedAt.toISOString(),
    visit: { id: visitId, reference: reference('V', visitNumber), title: visitTitle },
  }))
}

type VisitRow = Omit<DeskVisit, 'reference'> & { number: number }

/** Visits that are not over and have items without confirmation: those of one's team first, then by arrival. */
async function visitsUnconfirmed(actor: Actor, size: number): Promise<Few<DeskVisit>> {
  const order = Prisma.sql`coalesce(v.arrival_date, 'infinity'::date), v.id`
  const open = Prisma.sql`${visibleVisitSql(actor)} AND v.status NOT IN ('completed', 'cancelled')
    AND v.status IN ('proposed', 'planning', 'confirmed', 'under_way') AND (
      SELECT true FROM programme_item x WHERE x.visit_id = v.id AND x.status IN ('requested', 'tentative')
        AND x.archived_at IS NULL LIMIT 1)`
  const rows = await db().$queryRaw<VisitRow[]>`/* follow-ups.desk-visits */
    WITH team AS MATERIALIZED (
      SELECT v.id FROM visit_team_member t JOIN visit v ON v.id = t.visit_id
      WHERE t.user_id = ${actor.userId}::uuid AND ${open} ORDER BY ${order} LIMIT ${size + 1}
    ), others AS (
      SELECT v.id FROM visit v WHERE ${open} AND v.id NOT IN (SELECT team.id FROM team) ORDER BY ${order} LIMIT ${size + 1}
    )
    SELECT v.id, v.number, v.title, v.status, v.arrival_date::text AS "arrivalDate", i.requested, i.tentative
    FROM (SELECT id, true AS mine FROM team UNION ALL SELECT id, false FROM others) found JOIN visit v ON v.id = found.id
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE i.status = 'requested')::int AS requested,
        count(*) FILTER (WHERE i.status = 'tentative')::int AS tentative
        FROM programme_item i WHERE i.visit_id = v.id AND i.archived_at IS NULL) i
    ORDER BY found.mine DESC, ${order} LIMIT ${size + 1}`
  return few(rows, size, ({ number, ...row }) => ({ ...row, reference: reference('V', number) }))
}
