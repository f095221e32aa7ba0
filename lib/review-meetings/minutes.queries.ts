import { dayFromDb } from '@/lib/platform/day'
import type { Prisma, Tx } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import type { Minutes, MinutesItem } from './content'

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
      officer: { select: { name: true } },
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
    format: 1,
    meeting: { reference: reference('M', number), title, heldOn: dayFromDb(heldOn), present },
    items: items.map(itemOf),
  }
}

function itemOf({ followUp, ...item }: Found): MinutesItem {
  const { id, number, title, status, visit, outcome, agreement } = followUp
  return {
    followUp: { id, reference: reference('F', number), title },
    visit: { id: visit.id, reference: reference('V', visit.number), title: visit.title },
    promise: outcome?.text ?? agreement?.title ?? title,
    lead: followUp.leadOrganisation?.name ?? null,
    officer: followUp.officer?.name ?? null,
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
