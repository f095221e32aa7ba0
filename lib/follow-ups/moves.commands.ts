import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { transition } from '@/lib/auth/workflow'
import type { Prisma } from '@/lib/platform/db'
import { ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { clearReason } from './commands'
import { followUpForWrite, type LoadedFollowUp, refuseStale, subjectOf, touch } from './load.commands'
import { type FollowUpNoticeKind, tell } from './notices.commands'
import { reviewBar } from './rules'
import { moveFollowUpSchema, moveWithReasonSchema } from './schema'
import { FOLLOW_UP_WORKFLOW, type FollowUpStatus, type FollowUpStep, type FollowUpTransition } from './workflow'

const rowOf = (command: FollowUpStep) => transition<FollowUpStatus, FollowUpTransition>(FOLLOW_UP_WORKFLOW, command)

type Move = { reason: string | null }
/** What the step writes besides the state, or why it is refused. */
type Effect = (
  context: CommandContext,
  followUp: LoadedFollowUp,
  input: Move,
) => Promise<Result<Prisma.FollowUpUncheckedUpdateInput>>

type StepName = Exclude<FollowUpStep, 'reportProgress'>

/** A command for one row of the workflow table. */
function step(command: StepName) {
  const row = rowOf(command)
  return defineCommand({
    name: command,
    permission: row.permission,
    schema: 'reason' in row ? moveWithReasonSchema : moveFollowUpSchema,
    handler: (context, input): Promise<Result> => takeStep(context, command, input),
  })
}

/**
 * One step of the workflow within a command that holds its permission, here or of several follow-ups: visit and
 * follow-up are held, state and version checked, the rest by the step's effect. Fails with what stands in the way.
 */
export async function takeStep(
  context: CommandContext,
  command: StepName,
  input: Move & { followUpId: string; version: number },
): Promise<Result> {
  const row = rowOf(command)
  const loaded = await followUpForWrite(context, input.followUpId)
  if (!loaded.ok) return loaded
  const followUp = loaded.value
  if (!(row.from as readonly FollowUpStatus[]).includes(followUp.status)) {
    return refused('refusals.followUps.notFromHere', { status: followUp.status })
  }
  const stale = refuseStale(followUp, input.version)
  if (stale) return stale
  const written = await (EFFECTS[command]?.(context, followUp, input) ?? ok({}))
  if (!written.ok) return written
  await context.tx.followUp.update({
    where: { id: followUp.id },
    data: {
      status: row.to,
      statusReason: input.reason,
      proposed: stillProposed(context, followUp.proposed, ['status']),
      ...written.value,
      ...touch(context.now),
    },
  })
  context.audit({
    action: row.event,
    ...subjectOf(followUp),
    changes: { status: { from: followUp.status, to: row.to } },
    reason: input.reason,
  })
  const kind = TOLD[command]
  // Who handed it in is told of its decision as well.
  if (kind) await tell(context, followUp, kind, { also: [followUp.submittedBy] })
  return ok(null)
}

/** The steps that the officer and the watchers are told of. */
const TOLD: Partial<Record<FollowUpStep, FollowUpNoticeKind>> = {
  submitForReview: 'follow_up_submitted',
  approveFollowUp: 'follow_up_closed',
  returnFollowUp: 'follow_up_returned',
  dropFollowUp: 'follow_up_dropped',
  reopenFollowUp: 'follow_up_reopened',
}

/** Opens a review; needs at least one piece of evidence that was not taken away again. */
const submit: Effect = async ({ tx, actor, now }, followUp) => {
  const evidence = await tx.evidence.count({ where: { followUpId: followUp.id, archivedAt: null } })
  if (evidence === 0) return refused('refusals.followUps.evidenceFirst')
  await tx.review.create({
    data: { followUpId: followUp.id, submittedBy: actor.userId, submitterName: actor.name, submittedAt: now },
  })
  return ok({ submittedAt: now, submittedBy: actor.userId, startedAt: followUp.startedAt ?? now })
}

/** The review's decision by somebody else than the officer and the submitter. */
const decide =
  (decision: 'approved' | 'returned'): Effect =>
  async ({ tx, actor, now }, followUp, { reason }) => {
    const bar = reviewBar(actor, followUp)
    if (bar) return refused(`refusals.followUps.fourEyes.${bar}`)
    const decided = { decision, reason, decidedBy: actor.userId, deciderName: actor.name, decidedAt: now }
    await tx.review.updateMany({ where: { followUpId: followUp.id, decision: null }, data: decided })
    return ok({ submittedAt: null, submittedBy: null, closedAt: decision === 'approved' ? now : null })
  }

const reopen: Effect = async (context, followUp) => {
  // After a dropped one it may have been recorded that none is needed.
  const { outcomeId } = followUp
  const outcome = outcomeId && (await context.tx.outcome.findUnique({ where: { id: outcomeId } }))
  if (outcome && outcome.noFollowUpReason !== null) await clearReason(context, outcome)
  // One that was dropped before anything was done begins now.
  return ok({ closedAt: null, startedAt: followUp.startedAt ?? context.now })
}

const EFFECTS: Partial<Record<StepName, Effect>> = {
  submitForReview: submit,
  approveFollowUp: decide('approved'),
  returnFollowUp: decide('returned'),
  reopenFollowUp: reopen,
}

/** Something on our side stands in the way; the reason, where given, says what. */
export const blockFollowUp = step('blockFollowUp')
/** It is the other side's turn. */
export const awaitOtherSide = step('awaitOtherSide')
export const resumeFollowUp = step('resumeFollowUp')
export const submitForReview = step('submitForReview')
export const approveFollowUp = step('approveFollowUp')
/** Back to In progress; the officer reads the reason first. */
export const returnFollowUp = step('returnFollowUp')
export const dropFollowUp = step('dropFollowUp')
export const reopenFollowUp = step('reopenFollowUp')
