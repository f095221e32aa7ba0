import { cache } from 'react'
import { type Actor, can } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { type Count, countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import type { ReviewMeetingRow, ReviewMeetingView } from './types'
import { REVIEW_MEETING_STATUSES } from './workflow'

/** Rows of one page. */
const PAGE = 50

export type ReviewMeetingFilters = {
  status?: string | undefined
  /** `1`: those in the archive. */
  archived?: string | undefined
  /** Id of the last row of the page before, of the first row of the page after. */
  after?: string | undefined
  before?: string | undefined
  count?: string | undefined
}

type Row = Omit<ReviewMeetingRow, 'reference'> & { number: number }

const COLUMNS = Prisma.sql`m.id, m.number, m.title, m.status, m.held_on::text AS "heldOn",
  m.archived_at IS NOT NULL AS archived, n.items, n.decided`
/** A follow-up of the list counts for whoever may see it. */
const countsSql = (actor: Actor) => Prisma.sql`CROSS JOIN LATERAL (
  SELECT count(*)::int AS items, count(i.decision)::int AS decided
  FROM review_meeting_item i JOIN follow_up f ON f.id = i.follow_up_id
  WHERE i.meeting_id = m.id AND ${seenFollowUpSql(actor)}) n`

/** One page of the review meetings, the latest first; null without the permission. Two queries. */
export async function listReviewMeetings(
  actor: Actor,
  filters: ReviewMeetingFilters,
): Promise<({ rows: ReviewMeetingRow[]; next: string | null; previous: string | null } & Count) | null> {
  if (!can(actor, 'follow-up.review')) return null
  const where = whereOf(filters)
  const back = isUuid(filters.before ?? '')
  const edge = filters.before ?? filters.after ?? ''
  const beyond = isUuid(edge) ? Prisma.sql`AND m.id ${Prisma.raw(back ? '>' : '<')} ${edge}::uuid` : Prisma.empty
  const order = Prisma.raw(back ? 'ASC' : 'DESC')
  const [found, total] = await Promise.all([
    db().$queryRaw<Row[]>`/* review-meetings.list */ SELECT ${COLUMNS}
      FROM (SELECT * FROM review_meeting m WHERE ${where} ${beyond} ORDER BY m.id ${order} LIMIT ${PAGE + 1}) m
      ${countsSql(actor)} ORDER BY m.id DESC`,
    countRows(
      'review-meetings.list-count',
      { from: Prisma.sql`review_meeting m WHERE ${where}`, order: Prisma.sql`ORDER BY m.id` },
      filters.count,
    ),
  ])
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRow),
    ...total,
    next: last && (back || more) ? last.id : null,
    previous: first && (back ? more : isUuid(edge)) ? first.id : null,
  }
}

function whereOf({ status, archived }: ReviewMeetingFilters): Prisma.Sql {
  const known = REVIEW_MEETING_STATUSES.find((value) => value === status)
  const shelf = archived === '1' ? Prisma.sql`m.archived_at IS NOT NULL` : Prisma.sql`m.archived_at IS NULL`
  return known ? Prisma.sql`${shelf} AND m.status = ${known}::review_meeting_status` : shelf
}

const toRow = ({ number, ...row }: Row): ReviewMeetingRow => ({ ...row, reference: reference('M', number) })

type Whole = Row & {
  present: string | null
  creator: string
  closedAt: Date | null
  closer: string | null
  version: number
}

/** One meeting, in the archive or not; null when there is none, or without the permission. Asked once a request. */
export const getReviewMeeting = cache(async (actor: Actor, meetingId: string): Promise<ReviewMeetingView | null> => {
  if (!can(actor, 'follow-up.review') || !isUuid(meetingId)) return null
  const [found] = await db().$queryRaw<Whole[]>`/* review-meetings.one */ SELECT ${COLUMNS}, m.present,
      m.creator_name AS creator, m.closed_at AS "closedAt", m.closer_name AS closer, m.version
    FROM review_meeting m ${countsSql(actor)} WHERE m.id = ${meetingId}::uuid`
  if (!found) return null
  const { number, closedAt, ...rest } = found
  return { ...rest, reference: reference('M', number), closedAt: closedAt?.toISOString() ?? null }
})
