import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { transition } from '@/lib/auth/workflow'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedMeeting, meetingForWrite, openMeetingForWrite, refuseStale, subjectOf } from './load.commands'
import { freezeMinutes } from './minutes.commands'
import { createReviewMeetingSchema, editReviewMeetingSchema, reviewMeetingSchema } from './schema'
import { REVIEW_MEETING_WORKFLOW, type ReviewMeetingStatus, type ReviewMeetingStep } from './workflow'

const FIELDS = ['title', 'heldOn', 'present'] as const

/** A review meeting, its day known or to be confirmed; its list comes afterwards. */
export const createReviewMeeting = defineCommand({
  name: 'createReviewMeeting',
  permission: 'follow-up.review',
  schema: createReviewMeetingSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const id = input.id ?? input.commandId
    if (await context.tx.reviewMeeting.findUnique({ where: { id }, select: { id: true } }))
      return refused('errors.commandReused')
    return ok(await planMeeting(context, id, input))
  },
})

type Facts = { title: string; heldOn: string | null; present: string | null }

/** `createReviewMeeting` within a command that holds its permission. */
export async function planMeeting(
  { tx, actor, now, audit }: CommandContext,
  id: string,
  { title, heldOn, present }: Facts,
): Promise<{ id: string }> {
  const by = { createdBy: actor.userId, creatorName: actor.name, createdAt: now }
  const meeting = await tx.reviewMeeting.create({ data: { id, title, present, heldOn: dayToDb(heldOn), ...by } })
  audit({ action: 'review_meeting.planned', ...subjectOf(meeting), changes: changed({}, meeting, FIELDS) })
  return { id }
}

/** Title, day and who is there; until the minutes stand. */
export const editReviewMeeting = defineCommand({
  name: 'editReviewMeeting',
  permission: 'follow-up.review',
  schema: editReviewMeetingSchema,
  handler: async (context, input): Promise<Result> => {
    const found = await openMeetingForWrite(context, input.meetingId)
    if (!found.ok) return found
    const meeting = found.value
    const { title, heldOn, present } = input
    if (meeting.version !== input.version) {
      const mine = { title, heldOn, present }
      const theirs = { title: meeting.title, heldOn: dayFromDb(meeting.heldOn), present: meeting.present }
      return conflict({ version: meeting.version, base: input.base ?? {}, mine, theirs })
    }
    const data = { title, present, heldOn: dayToDb(heldOn) }
    const changes = changed(meeting, data, FIELDS)
    if (Object.keys(changes).length === 0) return ok(null)
    await update(context, meeting, data)
    context.audit({ action: 'review_meeting.edited', ...subjectOf({ ...meeting, title }), changes })
    return ok(null)
  },
})

const update = ({ tx }: CommandContext, { id }: LoadedMeeting, data: Prisma.ReviewMeetingUncheckedUpdateInput) =>
  tx.reviewMeeting.update({ where: { id }, data: { ...data, version: { increment: 1 } } })

/** What the step writes besides the state. */
type Effect = (context: CommandContext, meeting: LoadedMeeting) => Promise<Prisma.ReviewMeetingUncheckedUpdateInput>

/** A command for one row of the workflow table. A meeting about nothing is neither opened nor closed. */
function step(command: ReviewMeetingStep, effect: Effect) {
  const row = transition<ReviewMeetingStatus, (typeof REVIEW_MEETING_WORKFLOW)[number]>(
    REVIEW_MEETING_WORKFLOW,
    command,
  )
  return defineCommand({
    name: command,
    permission: row.permission,
    schema: reviewMeetingSchema,
    handler: async (context, input): Promise<Result> => {
      const found = await meetingForWrite(context, input.meetingId)
      if (!found.ok) return found
      const meeting = found.value
      if (!(row.from as readonly ReviewMeetingStatus[]).includes(meeting.status))
        return refused('refusals.reviewMeetings.notFromHere', { status: meeting.status })
      const stale = refuseStale(meeting, input.version)
      if (stale) return stale
      const onList = await context.tx.reviewMeetingItem.count({ where: { meetingId: meeting.id } })
      if (onList === 0) return refused('refusals.reviewMeetings.empty')
      await update(context, meeting, { status: row.to, ...(await effect(context, meeting)) })
      context.audit({
        action: row.event,
        ...subjectOf(meeting),
        changes: { status: { from: meeting.status, to: row.to } },
      })
      return ok(null)
    },
  })
}

/** From here on the room decides. */
export const openReviewMeeting = step('openReviewMeeting', async ({ now }) => ({ openedAt: now }))

/** Freezes the minutes: what was decided on each follow-up, and which were not come to. */
export const closeReviewMeeting = step('closeReviewMeeting', async (context, meeting) => ({
  closedAt: context.now,
  closerName: context.actor.name,
  minutes: await freezeMinutes(context, meeting),
}))

const setArchived = (name: string, archived: boolean) =>
  defineCommand({
    name,
    permission: 'follow-up.review',
    schema: reviewMeetingSchema,
    handler: async (context, input): Promise<Result> => {
      const { now, actor } = context
      const found = await meetingForWrite(context, input.meetingId, { archived: !archived })
      if (!found.ok) {
        // A second press: it is where it should be.
        const there = await meetingForWrite(context, input.meetingId, { archived })
        return there.ok ? ok(null) : missing()
      }
      const stale = refuseStale(found.value, input.version)
      if (stale) return stale
      await update(context, found.value, {
        archivedAt: archived ? now : null,
        archivedBy: archived ? actor.userId : null,
      })
      context.audit({
        action: archived ? 'review_meeting.archived' : 'review_meeting.restored',
        ...subjectOf(found.value),
      })
      return ok(null)
    },
  })

/** Takes a meeting out of the list, with a way back; its decisions stand. */
export const archiveReviewMeeting = setArchived('archiveReviewMeeting', true)
export const restoreReviewMeeting = setArchived('restoreReviewMeeting', false)
