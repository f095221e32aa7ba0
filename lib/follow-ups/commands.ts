import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { subjectOf as outcomeSubject } from '@/lib/outcomes/load.commands'
import { dayToDb } from '@/lib/platform/day'
import { lock } from '@/lib/platform/lock'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visibleOutcome } from '@/lib/readouts/scope'
import { searchKey } from '@/lib/search/key'
import { visitForWrite } from '@/lib/visits/scope'
import { meetingDate, subjectOf } from './load.commands'
import { tellAssigned } from './notices.commands'
import { type Owners, resolveOwners } from './owners.commands'
import { isBeforeMeeting } from './rules'
import { type CreateFollowUp, createFollowUpSchema } from './schema'

/** Work that makes an outcome real. A recorded "no follow-up needed" no longer holds and is cleared. */
export const createFollowUp = defineCommand({
  name: 'createFollowUp',
  permission: 'follow-up.write',
  schema: createFollowUpSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const outcome = await outcomeForWrite(context, input.outcomeId)
    if (!outcome) return missing()
    const { item, visit } = outcome
    if (input.dueDate !== null && isBeforeMeeting(input.dueDate, meetingDate(item, visit.arrivalDate))) {
      return invalid('dueDate', 'errors.dueBeforeMeeting')
    }
    const id = input.id ?? input.commandId
    if (await context.tx.followUp.findUnique({ where: { id }, select: { id: true } }))
      return refused('errors.commandReused')
    const owners = await resolveOwners(context, input)
    if (!owners.ok) return owners
    await insert(context, id, { visitId: outcome.visitId, ...owners.value }, input)
    if (outcome.noFollowUpReason !== null) await clearReason(context, outcome)
    return ok({ id })
  },
})

async function outcomeForWrite({ tx, actor }: CommandContext, outcomeId: string) {
  const at = await tx.outcome.findUnique({ where: { id: outcomeId }, select: { visitId: true } })
  if (!at || !(await visitForWrite(tx, actor, at.visitId))) return null
  await lock(tx, 'outcome', outcomeId)
  return tx.outcome.findFirst({
    where: { id: outcomeId, ...visibleOutcome(actor) },
    include: { item: { select: { date: true, dayNumber: true } }, visit: { select: { arrivalDate: true } } },
  })
}

async function insert(context: CommandContext, id: string, at: { visitId: string } & Owners, input: CreateFollowUp) {
  const { tx, actor, now, audit } = context
  const dueDate = dayToDb(input.dueDate)
  const created = await tx.followUp.create({
    data: {
      id,
      ...at,
      outcomeId: input.outcomeId,
      title: input.title,
      searchKey: searchKey(input.title),
      nextStep: input.nextStep,
      dueDate,
      firstDueDate: dueDate,
      touchedAt: now,
      createdAt: now,
      createdBy: actor.userId,
    },
  })
  audit({
    action: 'follow_up.added',
    ...subjectOf(created),
    changes: input.dueDate === null ? {} : { dueDate: { from: null, to: input.dueDate } },
  })
  await tellAssigned(context, created, created.officerId)
}

type Reasoned = { id: string; number: number; visitId: string; noFollowUpReason: string | null }

/** A recorded "no follow-up needed" no longer holds once work goes on. */
export async function clearReason({ tx, audit }: CommandContext, outcome: Reasoned) {
  await tx.outcome.update({ where: { id: outcome.id }, data: { noFollowUpReason: null, version: { increment: 1 } } })
  audit({
    ...outcomeSubject(outcome),
    action: 'outcome.follow_up_required',
    changes: { noFollowUpReason: { from: outcome.noFollowUpReason, to: null } },
  })
}
