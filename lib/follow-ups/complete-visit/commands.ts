import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { transition } from '@/lib/auth/workflow'
import { ok, type Result, refused } from '@/lib/platform/result'
import { moveVisit } from '@/lib/visits/commands'
import { VISIT_WORKFLOW, type VisitStatus, type VisitTransition } from '@/lib/visits/workflow'
import { completeVisitSchema } from '../schema'
import { completionBlockers, type VisitRecords } from './rules'

/** Completes a visit in which nothing is missing, else answers with the list of what is. Follow-ups go on after. */
export const completeVisit = defineCommand({
  name: 'completeVisit',
  permission: transition<VisitStatus, VisitTransition>(VISIT_WORKFLOW, 'completeVisit').permission,
  schema: completeVisitSchema,
  handler: (context, input) =>
    moveVisit(context, 'completeVisit', { ...input, reason: null }, (visitId) => nothingMissing(context, visitId)),
})

async function nothingMissing(context: CommandContext, visitId: string): Promise<Result> {
  const blockers = completionBlockers(await recordsOf(context, visitId))
  if (blockers.length === 0) return ok(null)
  return refused('refusals.followUps.complete.missing', { count: blockers.length }, blockers)
}

async function recordsOf({ tx }: CommandContext, visitId: string): Promise<VisitRecords> {
  const where = { visitId, archivedAt: null }
  const items = await tx.programmeItem.findMany({
    where,
    orderBy: [{ startsAt: { sort: 'asc', nulls: 'last' } }, { position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      type: true,
      status: true,
      readoutExpected: true,
      readout: { select: { id: true, status: true } },
    },
  })
  const outcomes = await tx.outcome.findMany({
    where,
    orderBy: { id: 'asc' },
    select: {
      id: true,
      text: true,
      type: true,
      owedBy: true,
      noFollowUpReason: true,
      _count: { select: { followUps: { where: { archivedAt: null } } } },
      // A signed or coming agreement does its follow-ups: they are the outcome's too.
      agreement: {
        select: {
          agreement: {
            select: { archivedAt: true, _count: { select: { followUps: { where: { archivedAt: null } } } } },
          },
        },
      },
    },
  })
  return {
    items,
    outcomes: outcomes.map(({ _count, agreement: link, ...outcome }) => {
      const agreement = link?.agreement
      const ofAgreement = agreement && agreement.archivedAt === null ? agreement._count.followUps : 0
      return { ...outcome, followUps: _count.followUps + ofAgreement }
    }),
  }
}
