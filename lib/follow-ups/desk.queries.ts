import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { Desk, DeskList, DeskReadout, DeskVisit, Few } from './desk'
import { meetingsWaiting } from './rail.queries'
import { type FollowUpSqlRow, rowColumns, toRow } from './register.queries'
import { type ReviewSqlRow, reviewColumns, toReviewRow } from './reviews.queries'
import { FROM_FOLLOW_UPS, overdueSql, staleSql, UNFINISHED, UNOWNED, visibleFollowUpSql } from './standing.queries'
import type { FollowUpRow } from './types'

/** Rows of a list, and of the one that is asked for whole. */
const FEW = 6
const MANY = 200

/**
 * What waits for this person on the day `today` (`YYYY-MM-DD`), by what they may do; the list named by `all` at up to
 * 200 rows. At most eight queries, whatever there is.
 */
export async function deskFor(actor: Actor, today: string, all?: DeskList): Promise<Desk> {
  const rows = (list: DeskList) => (list === all ? MANY : FEW)
  const reviews = can(actor, 'follow-up.review')
  const ask = <T>(may: boolean, read: () => Promise<T>) => (may ? read() : Promise.resolve(null))
  const [inReview, readouts, overdue, unowned, stale, visits, meetings, own] = await Promise.all([
    ask(reviews, () => reviewsWaiting(actor, today)),
    ask(can(actor, 'readout.clear'), () => readoutsWaiting(actor, rows('readouts'))),
    ask(reviews, () => marked(actor, today, overdueSql(today), Prisma.sql`f.due_date, f.id`)),
    ask(reviews, () => marked(actor, today, UNOWNED, Prisma.sql`f.due_date NULLS LAST, f.id`)),
    ask(reviews, () =>
      marked(actor, today, staleSql(today), Prisma.sql`coalesce(f.last_progress_at, f.touched_at), f.id`),
    ),
    ask(can(actor, 'programme.edit'), () => visitsUnconfirmed(actor, rows('visits'))),
    ask(can(actor, 'readout.write'), () => meetingsWaiting(actor, today, rows('meetings'))),
    ask(actor.personId !== null, () => ownFollowUps(actor, today)),
  ])
  return { reviews: inReview, readouts, overdue, unowned, stale, visits, meetings, own }
}

/** The first `size` of the rows that were read with one more. */
const few = <Row, T>(rows: readonly Row[], size: number, to: (row: Row) => T): Few<T> => ({
  rows: rows.slice(0, size).map(to),
  more: rows.length > size,
})

async function reviewsWaiting(actor: Actor, today: string) {
  const rows = await db().$queryRaw<ReviewSqlRow[]>`/* follow-ups.desk-reviews */
    SELECT ${reviewColumns(today)} ${FROM_FOLLOW_UPS}
    WHERE ${visibleFollowUpSql(actor)} AND f.status = 'in_review' ORDER BY f.submitted_at, f.id LIMIT ${FEW + 1}`
  return few(rows, FEW, (row) => toReviewRow(row, actor))
}

async function marked(
  actor: Actor,
  today: string,
  condition: Prisma.Sql,
  order: Prisma.Sql,
): Promise<Few<FollowUpRow>> {
  const rows = await db().$queryRaw<FollowUpSqlRow[]>`/* follow-ups.desk-few */
    SELECT ${rowColumns(today)} ${FROM_FOLLOW_UPS} LEFT JOIN organisation g ON g.id = f.lead_organisation_id
    WHERE ${visibleFollowUpSql(actor)} AND ${condition} ORDER BY ${order} LIMIT ${FEW + 1}`
  return few(rows, FEW, toRow)
}

/** The person's own unfinished follow-ups, what was returned to them first. */
async function ownFollowUps(actor: Actor, today: string) {
  const rows = await db().$queryRaw<(FollowUpSqlRow & { returned: string | null })[]>`/* follow-ups.desk-own */
    SELECT ${rowColumns(today)}, last.reason AS returned
    ${FROM_FOLLOW_UPS} LEFT JOIN organisation g ON g.id = f.lead_organisation_id LEFT JOIN LATERAL (
      SELECT CASE WHEN x.decision = 'returned' AND f.status = 'in_progress' THEN x.reason END AS reason
      FROM review x WHERE x.follow_up_id = f.id ORDER BY x.submitted_at DESC, x.id DESC LIMIT 1) last ON true
    WHERE ${visibleFollowUpSql(actor)} AND ${UNFINISHED} AND f.officer_id = ${actor.personId}::uuid
    ORDER BY last.reason IS NULL, f.due_date NULLS LAST, f.id LIMIT ${FEW + 1}`
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
  const rows = await db().$queryRaw<ReadoutRow[]>`/* follow-ups.desk-readouts */
    SELECT r.id, i.title, r.writer_name AS writer, r.status, r.submitted_at AS "submittedAt",
      v.home_zone AS "homeZone", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
    FROM readout r JOIN programme_item i ON i.id = r.item_id JOIN visit v ON v.id = r.visit_id
    WHERE ${visibleVisitSql(actor)} AND r.status IN ('submitted', 'cleared')
      AND v.status NOT IN ('completed', 'cancelled') AND i.archived_at IS NULL
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
  const rows = await db().$queryRaw<VisitRow[]>`/* follow-ups.desk-visits */
    SELECT v.id, v.number, v.title, v.status, v.arrival_date::text AS "arrivalDate",
      count(*) FILTER (WHERE i.status = 'requested')::int AS requested,
      count(*) FILTER (WHERE i.status = 'tentative')::int AS tentative
    FROM visit v JOIN programme_item i ON i.visit_id = v.id
    WHERE ${visibleVisitSql(actor)} AND v.status IN ('proposed', 'planning', 'confirmed', 'under_way')
      AND i.status IN ('requested', 'tentative') AND i.archived_at IS NULL
    GROUP BY v.id
    ORDER BY EXISTS (SELECT 1 FROM visit_team_member t WHERE t.visit_id = v.id AND t.user_id = ${actor.userId}::uuid) DESC,
      v.arrival_date NULLS LAST, v.id LIMIT ${size + 1}`
  return few(rows, size, ({ number, ...row }) => ({ ...row, reference: reference('V', number) }))
}
