import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { subjectOf as outcomeSubject } from '@/lib/outcomes/load.commands'
import { dayToDb } from '@/lib/platform/day'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { subjectOf } from './load.commands'
import { tellAssigned } from './notices.commands'
import { originForWrite, type Waived } from './origin.commands'
import { type Owners, resolveOwners } from './owners.commands'
import { isBeforeMeeting, tooEarly } from './rules'
import { type CreateFollowUp, createFollowUpSchema } from './schema'

/** Work that makes an outcome or an agreement real. A recorded "no follow-up needed" no longer holds and is cleared. */
export const createFollowUp = defineCommand({
  name: 'createFollowUp',
  permission: 'follow-up.write',
  schema: createFollowUpSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const origin = await originForWrite(context, input)
    if (!origin) return missing()
    if (input.dueDate !== null && isBeforeMeeting(input.dueDate, origin.agreedOn)) {
      return invalid('dueDate', tooEarly(origin))
    }
    const id = input.id ?? input.commandId
    if (await context.tx.followUp.findUnique({ where: { id }, select: { id: true } }))
      return refused('errors.commandReused')
    const owners = await resolveOwners(context, input)
    if (!owners.ok) return owners
    await insert(context, id, { visitId: origin.visitId, ...owners.value }, input)
    if (origin.waived) await clearReason(context, origin.waived)
    return ok({ id })
  },
})

async function insert(context: CommandContext, id: string, at: { visitId: string } & Owners, input: CreateFollowUp) {
  const { tx, actor, now, audit } = context
  const dueDate = dayToDb(input.dueDate)
  const created = await tx.followUp.create({
    data: {
      id,
      ...at,
      outcomeId: input.outcomeId,
      agreementId: input.agreementId,
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

/** A recorded "no follow-up needed" no longer holds once work goes on. */
export async function clearReason({ tx, audit }: CommandContext, outcome: Waived) {
  await tx.outcome.update({ where: { id: outcome.id }, data: { noFollowUpReason: null, version: { increment: 1 } } })
  audit({
    ...outcomeSubject(outcome),
    action: 'outcome.follow_up_required',
    changes: { noFollowUpReason: { from: outcome.noFollowUpReason, to: null } },
  })
}
