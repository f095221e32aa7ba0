import type { CommandContext } from '@/lib/audit/command'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { ok, type Result } from '@/lib/platform/result'
import { openMeetingForWrite, subjectOf } from './load.commands'
import { MAX_ITEMS } from './schema'

/** Why a follow-up was not added: there is none for this actor, it stands there, it is finished, the list is full. */
export type NotAdded = 'missing' | 'already' | 'finished' | 'full'
export type Added = { added: string[]; not: { followUpId: string; why: NotAdded }[] }

type Found = { id: string; why: 'already' | 'finished' | null }

/**
 * Adds follow-ups at the end of a meeting's list in the order given, and answers for each one that was not added why.
 * For commands that hold `follow-up.review`. Takes the meeting's lock and no visit's: whoever holds visits takes them
 * before. Fails where the meeting is missing or closed. Three statements, whatever their number.
 */
export async function addToMeeting(
  context: CommandContext,
  meetingId: string,
  followUpIds: readonly string[],
): Promise<Result<Added>> {
  const meeting = await openMeetingForWrite(context, meetingId)
  if (!meeting.ok) return meeting
  const ids = [...new Set(followUpIds)]
  const found = await findForMeeting(context, meetingId, ids)
  const { last, count } = await endOf(context, meetingId)
  const added: string[] = []
  const not: Added['not'] = []
  for (const followUpId of ids) {
    const row = found.get(followUpId)
    const why = row ? (row.why ?? (count + added.length < MAX_ITEMS ? null : 'full')) : 'missing'
    if (why === null) added.push(followUpId)
    else not.push({ followUpId, why })
  }
  await context.tx.reviewMeetingItem.createMany({
    data: added.map((followUpId, at) => ({ meetingId, followUpId, position: last + at + 1 })),
  })
  if (added.length > 0) {
    context.audit({
      action: 'review_meeting.items_added',
      ...subjectOf(meeting.value),
      changes: { followUps: { from: null, to: added.length } },
    })
  }
  return ok({ added, not })
}

async function findForMeeting({ tx, actor }: CommandContext, meetingId: string, ids: readonly string[]) {
  const rows = await tx.$queryRaw<Found[]>`/* review-meetings.to-add */
    SELECT f.id, CASE WHEN i.id IS NOT NULL THEN 'already' WHEN f.status IN ('closed', 'dropped') THEN 'finished' END AS why
    FROM follow_up f LEFT JOIN review_meeting_item i ON i.follow_up_id = f.id AND i.meeting_id = ${meetingId}::uuid
    WHERE f.id = ANY(${[...ids]}::uuid[]) AND ${seenFollowUpSql(actor)}`
  return new Map(rows.map((row) => [row.id, row]))
}

async function endOf({ tx }: CommandContext, meetingId: string): Promise<{ last: number; count: number }> {
  const end = await tx.reviewMeetingItem.aggregate({
    where: { meetingId },
    _max: { position: true },
    _count: { _all: true },
  })
  return { last: end._max.position ?? 0, count: end._count._all }
}
