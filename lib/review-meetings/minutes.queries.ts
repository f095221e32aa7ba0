import { type Actor, can } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { isUnowned } from '@/lib/outcomes/rules'
import { dayFromDb } from '@/lib/platform/day'
import { db, type Prisma, type Tx } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { type Minutes, type MinutesItem, minutesSchema } from './content'
import { copyFor } from './rules'
import type { MinutesCopy } from './types'

const ITEM = {
  decision: true,
  reason: true,
  dueDate: true,
  dueBefore: true,
  dueReason: true,
  order: true,
  statusBefore: true,
  statusAfter: true,
  deciderName: true,
  decidedAt: true,
  followUp: {
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      dueDate: true,
      firstDueDate: true,
      leadOrganisation: { select: { name: true } },
      officer: { select: { name: true, user: { select: { deactivatedAt: true } } } },
      outcome: { select: { text: true } },
      agreement: { select: { title: true } },
      visit: { select: { id: true, number: true, title: true } },
    },
  },
} as const satisfies Prisma.ReviewMeetingItemSelect

type Found = Prisma.ReviewMeetingItemGetPayload<{ select: typeof ITEM }>
type Meeting = { id: string; number: number; title: string; heldOn: Date | null; present: string | null }

/**
 * The minutes of a meeting as it stands, whole: of every follow-up on its list, also of those that one reader may not see
 * (`copyFor` makes the copy of a reader).
 */
export async function minutesOf(tx: Tx, meeting: Meeting): Promise<Minutes> {
  const items = await tx.reviewMeetingItem.findMany({
    where: { meetingId: meeting.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: ITEM,
  })
  const { number, title, heldOn, present } = meeting
  return {
    format: 2,
    meeting: { reference: reference('M', number), title, heldOn: dayFromDb(heldOn), present },
    items: items.map(itemOf),
  }
}

function itemOf({ followUp, ...item }: Found): MinutesItem {
  const { id, number, title, status, visit, outcome, agreement, officer } = followUp
  const accountDeactivated = officer?.user?.deactivatedAt != null
  return {
    followUp: { id, reference: reference('F', number), title },
    visit: { id: visit.id, reference: reference('V', visit.number), title: visit.title },
    promise: outcome?.text ?? agreement?.title ?? title,
    lead: followUp.leadOrganisation?.name ?? null,
    officer: officer?.name ?? null,
    unowned: isUnowned({ status, officer: officer && { accountDeactivated } }),
    firstDueDate: dayFromDb(followUp.firstDueDate),
    dueBefore: dayFromDb(item.dueDate === null ? followUp.dueDate : item.dueBefore),
    dueDate: dayFromDb(item.dueDate),
    dueReason: item.dueReason,
    statusBefore: item.statusBefore ?? status,
    statusAfter: item.statusAfter ?? status,
    decision: item.decision,
    reason: item.reason,
    order: item.order,
    decidedBy: item.deciderName,
    decidedAt: item.decidedAt?.toISOString() ?? null,
  }
}

/**
 * The minutes of a meeting as the actor gets them, without the follow-ups that are not for them: as they were frozen, or
 * while it is not closed what they would say now. Null when there is none, and without the permission. Three statements.
 */
export async function getMinutes(actor: Actor, meetingId: string): Promise<MinutesCopy | null> {
  if (!can(actor, 'follow-up.review') || !isUuid(meetingId)) return null
  const meeting = await db().reviewMeeting.findUnique({ where: { id: meetingId } })
  if (!meeting) return null
  const { closedAt, closerName } = meeting
  const minutes = meeting.minutes === null ? await minutesOf(db(), meeting) : minutesSchema.parse(meeting.minutes)
  const seen = await seenOf(
    actor,
    minutes.items.map(({ followUp }) => followUp.id),
  )
  return {
    minutes: copyFor(minutes, seen),
    closed: closedAt && { at: closedAt.toISOString(), by: closerName ?? '' },
  }
}

/** Those of the follow-ups that the actor may see now. */
export async function seenOf(actor: Actor, followUpIds: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`/* review-meetings.seen */
    SELECT f.id FROM follow_up f WHERE f.id = ANY(${[...followUpIds]}::uuid[]) AND ${seenFollowUpSql(actor)}`
  return new Set(rows.map(({ id }) => id))
}
