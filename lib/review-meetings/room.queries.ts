import { type Actor, can } from '@/lib/auth/permissions'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { getReviewMeeting } from './queries'
import { versionShown } from './rules'
import type { Decided, RoomView } from './types'

type Beside = {
  id: string
  previous: string | null
  next: string | null
  place: number
  total: number
  /** The first that nothing was decided on. */
  waiting: boolean
}

/**
 * One follow-up of a meeting's list with what the room needs to decide on it, on the day `today` (`YYYY-MM-DD`). Without an
 * `itemId` the first on which nothing was decided, else the first. Null when there is none that the actor may see, and
 * without the permission. The number of its queries does not grow with the list.
 */
export async function getRoom(
  actor: Actor,
  meetingId: string,
  itemId: string | null,
  today: string,
): Promise<RoomView | null> {
  const meeting = await getReviewMeeting(actor, meetingId)
  if (!meeting || meeting.archived || (itemId !== null && !isUuid(itemId))) return null
  const at = await besideOf(actor, meetingId, itemId)
  const item = at && (await db().reviewMeetingItem.findUnique({ where: { id: at.id } }))
  const followUp = item && (await getFollowUp(actor, item.followUpId, today, 'short'))
  if (!at || !item || !followUp) return null
  const { id, reference, title, status, decided } = meeting
  return {
    meeting: { id, reference, title, status },
    item: { id: item.id, version: versionShown(followUp, item), decided: decidedOf(item) },
    followUp,
    place: at.place,
    total: at.total,
    decided,
    previous: at.previous,
    next: at.next,
  }
}

type Item = NonNullable<Awaited<ReturnType<ReturnType<typeof db>['reviewMeetingItem']['findUnique']>>>

const decidedOf = (item: Item): Decided | null =>
  item.decision && {
    decision: item.decision,
    reason: item.reason,
    dueDate: dayFromDb(item.dueDate),
    dueReason: item.dueReason,
    order: item.order,
    decider: item.deciderName ?? '',
    decidedAt: item.decidedAt?.toISOString() ?? '',
  }

/** Its place among those that the actor sees, with the neighbours. A list is short (`MAX_ITEMS`): it is numbered whole. */
async function besideOf(actor: Actor, meetingId: string, itemId: string | null): Promise<Beside | null> {
  if (!can(actor, 'follow-up.review')) return null
  const [found] = await db().$queryRaw<Beside[]>`/* review-meetings.beside */
    SELECT * FROM (SELECT i.id, lag(i.id) OVER w AS previous, lead(i.id) OVER w AS next, (row_number() OVER w)::int AS place,
        (count(*) OVER ())::int AS total, i.decision IS NULL AS waiting
      FROM review_meeting_item i JOIN follow_up f ON f.id = i.follow_up_id
      WHERE i.meeting_id = ${meetingId}::uuid AND ${seenFollowUpSql(actor)}
      WINDOW w AS (ORDER BY i.position, i.id)) n
    WHERE ${itemId}::uuid IS NULL OR n.id = ${itemId}::uuid
    ORDER BY n.waiting DESC, n.place LIMIT 1`
  return found ?? null
}
