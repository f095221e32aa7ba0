import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { followUpForWrite, type LoadedFollowUp, subjectOf as subjectOfFollowUp } from '@/lib/follow-ups/load.commands'
import { takeStep } from '@/lib/follow-ups/moves.commands'
import { giveDate, moveDate } from '@/lib/follow-ups/work/due-date.commands'
import { orderNextStep } from '@/lib/follow-ups/work/next-step.commands'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedMeeting, openMeetingForWrite } from './load.commands'
import { versionShown } from './rules'
import { type DecideItem, decideReviewItemSchema } from './schema'
import { ACTS, changeBar, decidableFrom, goesOn } from './workflow'

type Item = Prisma.ReviewMeetingItemGetPayload<object>
type At = { item: Item; meeting: LoadedMeeting; followUp: LoadedFollowUp }

/**
 * Records what the room decided on one follow-up, and does it there: a step of its workflow with its conditions (four
 * eyes, state, version), a new due date, an order as its next step. What any of them refuses leaves nothing behind.
 */
export const decideReviewItem = defineCommand({
  name: 'decideReviewItem',
  permission: 'follow-up.review',
  schema: decideReviewItemSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await load(context, input)
    if (!loaded.ok) return loaded
    const at = loaded.value
    const done = await takeDecision(context, at, input)
    if (!done.ok) return done
    const dated = await setDate(context, at, input)
    if (!dated.ok) return dated
    const ordered = await giveOrder(context, at, input)
    if (!ordered.ok) return ordered
    await record(context, at, input)
    return ok(null)
  },
})

/** Visit and follow-up first, then the meeting: the order of every lock. */
async function load(context: CommandContext, input: DecideItem): Promise<Result<At>> {
  const { tx } = context
  const at = await tx.reviewMeetingItem.findUnique({
    where: { id: input.itemId },
    select: { meetingId: true, followUpId: true },
  })
  if (!at) return missing()
  const followUp = await followUpForWrite(context, at.followUpId)
  if (!followUp.ok) return followUp
  const meeting = await openMeetingForWrite(context, at.meetingId)
  if (!meeting.ok) return meeting
  if (meeting.value.status !== 'under_way') return refused('refusals.reviewMeetings.notUnderWay')
  const item = await tx.reviewMeetingItem.findUnique({ where: { id: input.itemId } })
  if (!item) return missing()
  const held: At = { item, meeting: meeting.value, followUp: followUp.value }
  return input.version === versionShown(held.followUp, item) ? ok(held) : changedMeanwhile(held, input)
}

/** Both decisions where somebody else has recorded one; else the follow-up itself has changed, which the page shows. */
function changedMeanwhile({ item, followUp }: At, { decision, reason, dueDate, order }: DecideItem): Result<never> {
  const version = versionShown(followUp, item)
  if (item.decision === null) return conflict({ version, base: {}, mine: {}, theirs: {} })
  const theirs = { decision: item.decision, reason: item.reason, dueDate: dayFromDb(item.dueDate), order: item.order }
  return conflict({ version, base: {}, mine: { decision, reason, dueDate, order }, theirs, by: item.deciderName })
}

/** The decision itself. One that was done already and is recorded again, with a date or an order, is not done twice. */
async function takeDecision(context: CommandContext, { item, followUp }: At, input: DecideItem): Promise<Result> {
  const { decision, reason } = input
  const bar = changeBar(item.decision, decision, followUp.status)
  if (bar) return refused(`refusals.reviewMeetings.change.${bar}`, { decision: item.decision ?? '' })
  const open = decidableFrom(decision).includes(followUp.status)
  if (!open && item.decision === decision) return ok(null)
  if (!open) return refused('refusals.reviewMeetings.notFromStatus', { status: followUp.status, decision })
  const act = ACTS[decision]
  return act ? takeStep(context, act, { followUpId: followUp.id, version: followUp.version, reason }) : ok(null)
}

/** The version after what this command has done so far. */
async function current({ tx }: CommandContext, { followUp }: At): Promise<number> {
  const { version } = await tx.followUp.findUniqueOrThrow({ where: { id: followUp.id }, select: { version: true } })
  return version
}

/** The first date, or another one with why; a date that this meeting has set is replaced, never taken back. */
async function setDate(context: CommandContext, at: At, { decision, dueDate, dueReason }: DecideItem): Promise<Result> {
  if (!goesOn(decision)) return ok(null)
  const recorded = dayFromDb(at.item.dueDate)
  if (dueDate === null) return recorded === null ? ok(null) : invalid('dueDate', 'errors.dateStands')
  if (dueDate === recorded && dueDate === dayFromDb(at.followUp.dueDate)) return ok(null)
  const dated = { followUpId: at.followUp.id, version: await current(context, at), dueDate }
  if (at.followUp.dueDate === null) return giveDate(context, dated)
  return dueReason === null ? invalid('dueReason', 'errors.reason') : moveDate(context, { ...dated, reason: dueReason })
}

/** An order is the next step from then on; one that was given is replaced, never taken back. */
async function giveOrder(context: CommandContext, at: At, { decision, order }: DecideItem): Promise<Result> {
  if (!goesOn(decision) || order === at.item.order) return ok(null)
  if (order === null) return invalid('order', 'errors.orderStands')
  return orderNextStep(context, { followUpId: at.followUp.id, nextStep: order })
}

async function record(context: CommandContext, at: At, input: DecideItem): Promise<void> {
  const { tx, actor, now, audit } = context
  const { item, followUp, meeting } = at
  const { status } = await tx.followUp.findUniqueOrThrow({ where: { id: followUp.id }, select: { status: true } })
  const acted = ACTS[input.decision] !== undefined
  // What stands on the follow-up is the reason that was given with the step, not one that is typed afterwards.
  const again = acted && item.decision === input.decision && status === followUp.status
  await tx.reviewMeetingItem.update({
    where: { id: item.id },
    data: {
      decision: input.decision,
      reason: again ? item.reason : input.reason,
      ...datesOf(at, input),
      order: input.order,
      statusBefore: item.statusBefore ?? followUp.status,
      statusAfter: status,
      decidedAt: now,
      decidedBy: actor.userId,
      deciderName: actor.name,
      version: { increment: 1 },
    },
  })
  audit({
    action: 'follow_up.decided_in_meeting',
    ...subjectOfFollowUp(followUp),
    changes: {
      reviewMeeting: { from: null, to: reference('M', meeting.number) },
      decision: { from: item.decision, to: input.decision },
    },
  })
}

/** The date that stands in the minutes: with the one before the first that this meeting set. */
function datesOf({ item, followUp }: At, { dueDate, dueReason }: DecideItem) {
  if (dueDate === null) return { dueDate: null, dueBefore: null, dueReason: null }
  if (dueDate === dayFromDb(item.dueDate)) return {}
  return {
    dueDate: dayToDb(dueDate),
    dueBefore: item.dueDate === null ? followUp.dueDate : item.dueBefore,
    dueReason: followUp.dueDate === null ? null : dueReason,
  }
}
