import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { filterSql } from './register/filter.queries'
import type { FollowUpFilters } from './register/filters'
import { reviewBar } from './rules'
import { countedFollowUpSql, seenFollowUpSql } from './scope'
import { overdueSql, UNOWNED } from './standing.queries'
import type { ReviewRow, ReviewsBeside } from './types'

/** Rows of one page. */
const PAGE = 50

export type ReviewPage = {
  rows: ReviewRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

/** By what the queue is narrowed, of the filters of the register. */
export const REVIEW_FILTERS = ['visit', 'lead', 'officer'] as const
type Narrowed = Pick<FollowUpFilters, (typeof REVIEW_FILTERS)[number]>

/** As they stand in the address: `instant.id` of the row at the edge of the other page; `count=all` for the exact number. */
export type ReviewQuery = Narrowed & { after?: string; before?: string; count?: string }

type Row = {
  id: string
  number: number
  title: string
  submittedAt: Date
  submittedBy: string | null
  submitter: string | null
  evidence: number
  officerId: string | null
  officerName: string | null
  unowned: boolean
  dueDate: string | null
  daysLate: number
  waiting: number
  homeZone: string
  visitId: string
  visitNumber: number
  visitTitle: string
}

const IN_REVIEW = Prisma.sql`f.status = 'in_review'`

/** Follow-ups in review that the actor may see, the longest waiting first. Two queries. */
export async function listReviews(actor: Actor, edge: ReviewQuery, today: string): Promise<ReviewPage> {
  const { visit, lead, officer } = edge
  const narrowed = filterSql(
    actor,
    { ...(visit && { visit }), ...(lead && { lead }), ...(officer && { officer }) },
    today,
  )
  const where = Prisma.join([seenFollowUpSql(actor), IN_REVIEW, ...narrowed], ' AND ')
  const counted = Prisma.join([countedFollowUpSql(actor), IN_REVIEW, ...narrowed], ' AND ')
  const back = cursor(edge.before)
  const from = back ?? cursor(edge.after)
  const beyond = from
    ? Prisma.sql`AND (f.submitted_at, f.id) ${Prisma.raw(back ? '<' : '>')} (${from.at}::timestamptz, ${from.id}::uuid)`
    : Prisma.empty
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* follow-ups.reviews */ ${reviewRowsSql(
      Prisma.sql`SELECT f.id FROM follow_up f WHERE ${where} ${beyond}
        ORDER BY f.submitted_at ${order}, f.id ${order} LIMIT ${PAGE + 1}`,
      today,
    )}`,
    countRows(
      'follow-ups.reviews-count',
      { from: Prisma.sql`follow_up f WHERE ${counted}`, order: Prisma.sql`ORDER BY f.submitted_at, f.id` },
      edge.count,
    ),
  ])
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map((row) => toReviewRow(row, actor)),
    ...total,
    next: last && (back ? true : more) ? edgeOf(last) : null,
    previous: first && (back ? more : from !== null) ? edgeOf(first) : null,
  }
}

/** The rows of `toReviewRow` for the ids that `found` selects, the longest waiting first. */
export const reviewRowsSql = (found: Prisma.Sql, today: string): Prisma.Sql => Prisma.sql`
  SELECT f.id, f.number, f.title, f.submitted_at AS "submittedAt", f.submitted_by AS "submittedBy",
    (SELECT x.submitter_name FROM review x WHERE x.follow_up_id = f.id AND x.decision IS NULL) AS submitter,
    (SELECT count(*)::int FROM evidence e WHERE e.follow_up_id = f.id AND e.archived_at IS NULL) AS evidence,
    p.id AS "officerId", p.name AS "officerName", ${UNOWNED} AS unowned, f.due_date::text AS "dueDate",
    CASE WHEN ${overdueSql(today)} THEN ${today}::date - f.due_date ELSE 0 END AS "daysLate",
    greatest(0, ${today}::date - (f.submitted_at AT TIME ZONE v.home_zone)::date) AS waiting,
    v.home_zone AS "homeZone", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
  FROM (${found}) found JOIN follow_up f ON f.id = found.id JOIN visit v ON v.id = f.visit_id
    LEFT JOIN person p ON p.id = f.officer_id
  ORDER BY f.submitted_at, f.id`

export type { Row as ReviewSqlRow }

export const toReviewRow = (row: Row, actor: Actor): ReviewRow => ({
  id: row.id,
  reference: reference('F', row.number),
  title: row.title,
  submittedAt: row.submittedAt.toISOString(),
  submitter: row.submitter ?? '',
  evidence: row.evidence,
  officer: row.officerId && row.officerName ? { id: row.officerId, name: row.officerName } : null,
  unowned: row.unowned,
  dueDate: row.dueDate,
  daysLate: row.daysLate,
  waiting: row.waiting,
  homeZone: row.homeZone,
  mine: reviewBar(actor, row) !== null,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
})

/**
 * The neighbours of a review in the queue, by when it was submitted (ISO instant): of one that was decided meanwhile those
 * that would stand beside it. `waiting` counts the others up to the limit of lists. Three queries.
 */
export async function reviewsBeside(actor: Actor, followUpId: string, submittedAt: string): Promise<ReviewsBeside> {
  const others = Prisma.sql`${seenFollowUpSql(actor)} AND ${IN_REVIEW} AND f.id <> ${followUpId}::uuid`
  const at = new Date(submittedAt)
  const beside = (sign: '<' | '>', order: 'ASC' | 'DESC') => db().$queryRaw<
    { id: string }[]
  >`/* follow-ups.reviews-beside */
    SELECT f.id FROM follow_up f WHERE ${others}
      AND (f.submitted_at, f.id) ${Prisma.raw(sign)} (${at}::timestamptz, ${followUpId}::uuid)
    ORDER BY f.submitted_at ${Prisma.raw(order)}, f.id ${Prisma.raw(order)} LIMIT 1`
  const [[before], [after], { count }] = await Promise.all([
    beside('<', 'DESC'),
    beside('>', 'ASC'),
    countRows('follow-ups.reviews-others-count', { from: Prisma.sql`follow_up f WHERE ${others}` }, undefined),
  ])
  return { previous: before?.id ?? null, next: after?.id ?? null, waiting: count }
}

const edgeOf = (row: Row): string => `${row.submittedAt.getTime()}.${row.id}`

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { at: Date; id: string } | null {
  const [ms = '', id = ''] = text.split('.')
  return /^\d{1,14}$/.test(ms) && isUuid(id) ? { at: new Date(Number(ms)), id } : null
}
