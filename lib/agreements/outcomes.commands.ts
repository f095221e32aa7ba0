import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { subjectOf as outcomeSubject } from '@/lib/outcomes/load.commands'
import { reference } from '@/lib/platform/reference'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { visibleOutcome } from '@/lib/readouts/scope'
import { agreementForWrite, type LoadedAgreement, refuseArchived, subjectOf } from './load.commands'
import { linkOutcomesSchema, unlinkOutcomeSchema } from './schema'
import { visibleAgreement } from './scope'

/**
 * Names outcomes that the agreement came from; of other visits too. Each stands for one agreement at most: one that stands
 * for another is refused with its name, as far as the actor may see it; one that is in the archive gives it up.
 */
export const linkOutcomes = defineCommand({
  name: 'linkOutcomes',
  permission: 'agreement.edit',
  schema: linkOutcomesSchema,
  handler: async (context, input): Promise<Result> => {
    const visits = await visitsOf(context, input.outcomeIds)
    const loaded = await agreementForWrite(context, input.agreementId, visits)
    if (!loaded.ok) return loaded
    const { agreement } = loaded.value
    const archived = refuseArchived(agreement)
    if (archived) return archived
    return await link(context, agreement, input.outcomeIds)
  },
})

/** Takes an outcome off the agreement; it then counts as agreed by itself again. */
export const unlinkOutcome = defineCommand({
  name: 'unlinkOutcome',
  permission: 'agreement.edit',
  schema: unlinkOutcomeSchema,
  handler: async (context, input): Promise<Result> => {
    const visits = await visitsOf(context, [input.outcomeId])
    const loaded = await agreementForWrite(context, input.agreementId, visits)
    if (!loaded.ok) return loaded
    const { agreement } = loaded.value
    const archived = refuseArchived(agreement)
    if (archived) return archived
    const [outcome] = await outcomesForWrite(context, [input.outcomeId])
    if (!outcome) return missing()
    const where = { outcomeId: outcome.id, agreementId: agreement.id }
    const { count } = await context.tx.agreementOutcome.deleteMany({ where })
    if (count === 0) return ok(null)
    context.audit({ action: 'outcome.unlinked', ...outcomeSubject(outcome) })
    context.audit({ action: 'agreement.outcomes_changed', ...subjectOf(agreement) })
    return ok(null)
  },
})

/** The visits of outcomes, to be held with the agreement's own. */
export async function visitsOf({ tx }: CommandContext, outcomeIds: readonly string[]): Promise<string[]> {
  const rows = await tx.outcome.findMany({ where: { id: { in: [...outcomeIds] } }, select: { visitId: true } })
  return rows.map(({ visitId }) => visitId)
}

/** Those that the actor may see, held in the order of their ids. */
async function outcomesForWrite({ tx, actor }: CommandContext, outcomeIds: readonly string[]) {
  await tx.$queryRaw`/* agreements.lock-outcomes */
    SELECT 1 FROM outcome WHERE id = ANY(${[...outcomeIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return await tx.outcome.findMany({
    where: { AND: [{ id: { in: [...outcomeIds] } }, visibleOutcome(actor)] },
    orderBy: { id: 'asc' },
  })
}

/** Links outcomes to an agreement that is held, with their visits, by the caller's transaction. */
export async function link(
  context: CommandContext,
  agreement: Pick<LoadedAgreement, 'id' | 'number' | 'title' | 'visitId'>,
  outcomeIds: readonly string[],
): Promise<Result> {
  const { tx, actor, audit } = context
  const outcomes = await outcomesForWrite(context, outcomeIds)
  if (outcomes.length < new Set(outcomeIds).size) return missing()
  const links = await tx.agreementOutcome.findMany({
    where: { outcomeId: { in: outcomes.map(({ id }) => id) } },
    select: { outcomeId: true, agreementId: true, agreement: { select: { archivedAt: true } } },
  })
  const taken = links.find((one) => one.agreementId !== agreement.id && one.agreement.archivedAt === null)
  if (taken) {
    const outcome = reference('O', outcomes.find(({ id }) => id === taken.outcomeId)?.number ?? 0)
    const other = await tx.agreement.findFirst({
      where: { AND: [{ id: taken.agreementId }, visibleAgreement(actor)] },
      select: { number: true, title: true },
    })
    if (!other) return refused('refusals.agreements.outcomeTaken', { outcome })
    const name = `${reference('A', other.number)} “${other.title}”`
    return refused('refusals.agreements.outcomeTakenBy', { outcome, agreement: name })
  }
  const linked = new Set(links.filter((one) => one.agreementId === agreement.id).map((one) => one.outcomeId))
  const added = outcomes.filter(({ id }) => !linked.has(id))
  if (added.length === 0) return ok(null)
  const ids = added.map(({ id }) => id)
  await tx.agreementOutcome.deleteMany({ where: { outcomeId: { in: ids } } })
  await tx.agreementOutcome.createMany({ data: ids.map((outcomeId) => ({ outcomeId, agreementId: agreement.id })) })
  // Each is told of where it is seen: who may not see one of them does not read of it here.
  for (const outcome of added) audit({ action: 'outcome.linked', ...outcomeSubject(outcome) })
  audit({ action: 'agreement.outcomes_changed', ...subjectOf(agreement) })
  return ok(null)
}
