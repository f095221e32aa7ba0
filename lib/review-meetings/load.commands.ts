import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import type { Prisma } from '@/lib/platform/db'
import { lock } from '@/lib/platform/lock'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'

export type LoadedMeeting = Prisma.ReviewMeetingGetPayload<object>

/** The meeting, held until the transaction ends; missing when there is none or it is in the archive. */
export async function meetingForWrite(
  { tx }: Pick<CommandContext, 'tx'>,
  meetingId: string,
  { archived = false }: { archived?: boolean } = {},
): Promise<Result<LoadedMeeting>> {
  await lock(tx, 'reviewMeeting', meetingId)
  const meeting = await tx.reviewMeeting.findUnique({ where: { id: meetingId } })
  return meeting && (meeting.archivedAt !== null) === archived ? ok(meeting) : missing()
}

/** The same, refused once its minutes are frozen. */
export async function openMeetingForWrite(
  context: Pick<CommandContext, 'tx'>,
  meetingId: string,
): Promise<Result<LoadedMeeting>> {
  const found = await meetingForWrite(context, meetingId)
  return found.ok && found.value.status === 'closed' ? refused('refusals.reviewMeetings.closed') : found
}

export const refuseStale = (meeting: LoadedMeeting, version: number): Result<never> | null =>
  meeting.version === version ? null : conflict({ version: meeting.version, base: {}, mine: {}, theirs: {} })

/** What every audit event about a meeting says of it: nothing of what it is about, which has a history of its own. */
export const subjectOf = (meeting: { id: string; number: number; title: string }) =>
  ({
    subjectType: 'reviewMeeting',
    subjectId: meeting.id,
    subjectName: `${reference('M', meeting.number)} “${meeting.title}”`,
    visitId: null,
  }) as const
