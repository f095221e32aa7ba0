import { type Actor, can } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { overdueSql, UNOWNED } from '@/lib/follow-ups/standing.queries'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import type { ReviewItemPage, ReviewItemRow } from './types'
import type { Decision } from './workflow'

/** Rows of one page. */
const PAGE = 50

type Row = {
  id: string
  position: number
  decision: Decision | null
  dueDateSet: string | null
  order: string | null
  followUpId: string
  number: number
  title: string
  status: FollowUpStatus
  dueDate: string | null
  daysLate: number
  officerId: string | null
  officerName: string | null
  unowned: boolean
  visitId: string
  visitNumber: number
  visitTitle: string
}

/**
 * One page of a meeting's list in its order, without what the actor may not see; empty without the permission. One query.
 * @param edge as it stands in the address: `position.id` of the row at the edge of the other page
 * @param today `YYYY-MM-DD`
 */
export async function listReviewItems(
  actor: Actor,
  meetingId: string,
  edge: { after?: string | undefined; before?: string | undefined },
  today: string,
): Promise<ReviewItemPage> {
  if (!can(actor, 'follow-up.review') || !isUuid(meetingId)) return { rows: [], next: null, previous: null }
  const back = cursor(edge.before)
  const from = back ?? cursor(edge.after)
  const order = Prisma.raw(back ? 'DESC' : 'ASC')
  const beyond = from
    ? Prisma.sql`AND (i.position, i.id) ${Prisma.raw(back ? '<' : '>')} (${from.position}::int, ${from.id}::uuid)`
    : Prisma.empty
  const found = await db().$queryRaw<Row[]>`/* review-meetings.items */
    SELECT i.id, i.position, i.decision, i.due_date::text AS "dueDateSet", i."order", f.id AS "followUpId", f.number,
      f.title, f.status, f.due_date::text AS "dueDate",
      CASE WHEN ${overdueSql(today)} THEN ${today}::date - f.due_date ELSE 0 END AS "daysLate", ${UNOWNED} AS unowned,
      p.id AS "officerId", p.name AS "officerName", v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle"
    FROM (SELECT i.* FROM review_meeting_item i JOIN follow_up f ON f.id = i.follow_up_id
        WHERE i.meeting_id = ${meetingId}::uuid ${beyond} AND ${seenFollowUpSql(actor)}
        ORDER BY i.position ${order}, i.id ${order} LIMIT ${PAGE + 1}) i
      JOIN follow_up f ON f.id = i.follow_up_id JOIN visit v ON v.id = f.visit_id LEFT JOIN person p ON p.id = f.officer_id
    ORDER BY i.position, i.id`
  const more = found.length > PAGE
  const rows = back && more ? found.slice(1) : found.slice(0, PAGE)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    rows: rows.map(toRow),
    next: last && (back || more) ? edgeOf(last) : null,
    previous: first && (back ? more : from !== null) ? edgeOf(first) : null,
  }
}

/** Which of the follow-ups stand on the list. */
export async function onListOf(meetingId: string, followUpIds: readonly string[]): Promise<Set<string>> {
  const rows = await db().reviewMeetingItem.findMany({
    where: { meetingId, followUpId: { in: [...followUpIds] } },
    select: { followUpId: true },
  })
  return new Set(rows.map(({ followUpId }) => followUpId))
}

const toRow = (row: Row): ReviewItemRow => ({
  id: row.id,
  position: row.position,
  decision: row.decision,
  dueDateSet: row.dueDateSet,
  order: row.order,
  followUp: {
    id: row.followUpId,
    reference: reference('F', row.number),
    title: row.title,
    status: row.status,
    dueDate: row.dueDate,
    daysLate: row.daysLate,
    officer: row.officerId && row.officerName ? { id: row.officerId, name: row.officerName } : null,
    unowned: row.unowned,
  },
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
})

const edgeOf = (row: Row): string => `${row.position}.${row.id}`

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): { position: number; id: string } | null {
  const [position = '', id = ''] = text.split('.')
  return /^\d{1,9}$/.test(position) && isUuid(id) ? { position: Number(position), id } : null
}
