import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { transition } from '@/lib/auth/workflow'
import type { Prisma } from '@/lib/platform/db'
import { ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { clearReason } from './commands'
import { followUpForWrite, type LoadedFollowUp, refuseStale, subjectOf, touch } from './load.commands'
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

/** A command for one row of the workflow table: state, version and reason are checked here, the rest by `effect`. */
function step(command: Exclude<FollowUpStep, 'reportProgress'>, effect: Effect = async () => ok({})) {
  const row = rowOf(command)
  return defineCommand({
    name: command,
    permission: row.permission,
    schema: 'reason' in row ? moveWithReasonSchema : moveFollowUpSchema,
    handler: async (context, input): Promise<Result> => {
      const loaded = await followUpForWrite(context, input.followUpId)
      if (!loaded.ok) return loaded
      const followUp = loaded.value
      if (!(row.from as readonly FollowUpStatus[]).includes(followUp.status)) {
        return refused('refusals.followUps.notFromHere', { status: followUp.status })
      }
      const stale = refuseStale(followUp, input.version)
      if (stale) return stale
      const written = await effect(context, followUp, input)
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
      return ok(null)
    },
  })
}

/** Something on our side stands in the way; the reason, where given, says what. */
export const blockFollowUp = step('blockFollowUp')
/** It is the other side's turn. */
export const awaitOtherSide = step('awaitOtherSide')
export const resumeFollowUp = step('resumeFollowUp')

/** Opens a review; needs at least one piece of evidence that was not taken away again. */
export const submitForReview = step('submitForReview', async ({ tx, actor, now }, followUp) => {
  const evidence = await tx.evidence.count({ where: { followUpId: followUp.id, archivedAt: null } })
  if (evidence === 0) return refused('refusals.followUps.evidenceFirst')
  await tx.review.create({
    data: { followUpId: followUp.id, submittedBy: actor.userId, submitterName: actor.name, submittedAt: now },
  })
  return ok({ submittedAt: now, submittedBy: actor.userId, startedAt: followUp.startedAt ?? now })
})

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

export const approveFollowUp = step('approveFollowUp', decide('approved'))
/** Back to In progress; the officer reads the reason first. */
export const returnFollowUp = step('returnFollowUp', decide('returned'))
export const dropFollowUp = step('dropFollowUp')
export const reopenFollowUp = step('reopenFollowUp', async (context, followUp) => {
  // After a dropped one it may have been recorded that none is needed.
  const { outcomeId } = followUp
  const outcome = outcomeId && (await context.tx.outcome.findUnique({ where: { id: outcomeId } }))
  if (outcome && outcome.noFollowUpReason !== null) await clearReason(context, outcome)
  return ok({ closedAt: null })
})
