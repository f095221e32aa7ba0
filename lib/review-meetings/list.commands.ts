import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { moved } from '@/lib/delegations/rules'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { addToMeeting } from './items.commands'
import { type LoadedMeeting, openMeetingForWrite, subjectOf } from './load.commands'
import { addReviewItemsSchema, moveReviewItemSchema, reviewItemSchema, sortReviewItemsSchema } from './schema'

/** Puts the picked follow-ups on the list and says of how many; those that stand there are no failure. */
export const addReviewItems = defineCommand({
  name: 'addReviewItems',
  permission: 'follow-up.review',
  schema: addReviewItemsSchema,
  handler: async (context, input): Promise<Result<{ added: number; not: number }>> => {
    const answer = await addToMeeting(context, input.meetingId, input.followUpIds)
    if (!answer.ok) return answer
    const { added, not } = answer.value
    return ok({ added: added.length, not: not.length })
  },
})

type Held = { meeting: LoadedMeeting; item: { id: string; decision: unknown } }

async function itemForWrite(context: CommandContext, itemId: string): Promise<Result<Held>> {
  const at = await context.tx.reviewMeetingItem.findUnique({ where: { id: itemId }, select: { meetingId: true } })
  if (!at) return missing()
  const meeting = await openMeetingForWrite(context, at.meetingId)
  if (!meeting.ok) return meeting
  const item = await context.tx.reviewMeetingItem.findUnique({
    where: { id: itemId },
    select: { id: true, decision: true },
  })
  return item ? ok({ meeting: meeting.value, item }) : missing()
}

/** Takes one off the list; what was decided stays there. */
export const removeReviewItem = defineCommand({
  name: 'removeReviewItem',
  permission: 'follow-up.review',
  schema: reviewItemSchema,
  handler: async (context, input): Promise<Result> => {
    const held = await itemForWrite(context, input.itemId)
    if (!held.ok) return held
    const { item, meeting } = held.value
    if (item.decision !== null) return refused('refusals.reviewMeetings.decided')
    await context.tx.reviewMeetingItem.delete({ where: { id: item.id } })
    context.audit({ action: 'review_meeting.item_removed', ...subjectOf(meeting) })
    return ok(null)
  },
})

/** Moves one in the order of the list, from wherever it stands by then. */
export const moveReviewItem = defineCommand({
  name: 'moveReviewItem',
  permission: 'follow-up.review',
  schema: moveReviewItemSchema,
  handler: async (context, input): Promise<Result> => {
    const held = await itemForWrite(context, input.id)
    if (!held.ok) return held
    const { meeting } = held.value
    const order = await orderOf(context, meeting.id)
    const next = moved(order, input.id, input.direction)
    const [from, to] = [order.indexOf(input.id) + 1, next.indexOf(input.id) + 1]
    if (from === to) return ok(null)
    await context.tx.$executeRaw`/* review-meetings.order */
      UPDATE review_meeting_item i SET position = o.place
      FROM unnest(${next}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE i.id = o.id AND i.position <> o.place`
    context.audit({ action: 'review_meeting.item_moved', ...subjectOf(meeting), changes: { position: { from, to } } })
    return ok(null)
  },
})

async function orderOf({ tx }: CommandContext, meetingId: string): Promise<string[]> {
  const rows = await tx.reviewMeetingItem.findMany({
    where: { meetingId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Puts the list in the order of due dates, the earliest first; without a date last, as they stood. */
export const sortReviewItems = defineCommand({
  name: 'sortReviewItems',
  permission: 'follow-up.review',
  schema: sortReviewItemsSchema,
  handler: async (context, input): Promise<Result> => {
    const meeting = await openMeetingForWrite(context, input.meetingId)
    if (!meeting.ok) return meeting
    const changed = await context.tx.$executeRaw`/* review-meetings.sort */
      UPDATE review_meeting_item i SET position = o.place
      FROM (SELECT x.id, row_number() OVER (ORDER BY f.due_date NULLS LAST, x.position, x.id) AS place
        FROM review_meeting_item x JOIN follow_up f ON f.id = x.follow_up_id
        WHERE x.meeting_id = ${meeting.value.id}::uuid) o
      WHERE i.id = o.id AND i.position <> o.place`
    if (changed > 0) context.audit({ action: 'review_meeting.items_sorted', ...subjectOf(meeting.value) })
    return ok(null)
  },
})
