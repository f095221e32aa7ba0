import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { filterSql } from '@/lib/follow-ups/register/filter.queries'
import { readFilters } from '@/lib/follow-ups/register/filters'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { SORT, UNFINISHED } from '@/lib/follow-ups/standing.queries'
import { Prisma } from '@/lib/platform/db'
import { ok, type Result, refused } from '@/lib/platform/result'
import { todayAtHome } from '@/lib/platform/today'
import { addToMeeting } from './items.commands'
import { openMeetingForWrite } from './load.commands'
import { addMatchingSchema, MAX_ITEMS } from './schema'

/**
 * Puts all unfinished follow-ups on the list that match the filters of the register, by due date. All or none: where they
 * are more than a meeting takes, nothing is added and it is said.
 */
export const addMatchingFollowUps = defineCommand({
  name: 'addMatchingFollowUps',
  permission: 'follow-up.review',
  schema: addMatchingSchema,
  handler: async (context, input): Promise<Result<{ added: number }>> => {
    const meeting = await openMeetingForWrite(context, input.meetingId)
    if (!meeting.ok) return meeting
    const found = await matching(context, input)
    if (found.length === 0) return refused('refusals.reviewMeetings.nothingMatches')
    const count = await context.tx.reviewMeetingItem.count({ where: { meetingId: input.meetingId } })
    if (count + found.length > MAX_ITEMS) return refused('refusals.reviewMeetings.full', { max: MAX_ITEMS, count })
    const answer = await addToMeeting(context, input.meetingId, found)
    return answer.ok ? ok({ added: answer.value.added.length }) : answer
  },
})

/** Those that are not on the list yet; at most one more than a meeting takes. */
async function matching(
  { tx, actor, now }: CommandContext,
  { meetingId, query }: { meetingId: string; query: string | null },
) {
  const filters = readFilters(Object.fromEntries(new URLSearchParams(query ?? '')))
  const where = [seenFollowUpSql(actor), ...filterSql(actor, filters, todayAtHome(now)), UNFINISHED]
  const rows = await tx.$queryRaw<{ id: string }[]>`/* review-meetings.matching */
    SELECT f.id FROM follow_up f WHERE ${Prisma.join(where, ' AND ')} AND NOT EXISTS (
      SELECT 1 FROM review_meeting_item i WHERE i.meeting_id = ${meetingId}::uuid AND i.follow_up_id = f.id)
    ORDER BY ${SORT}, f.id LIMIT ${MAX_ITEMS + 1}`
  return rows.map(({ id }) => id)
}
