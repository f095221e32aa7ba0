import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { todayIn } from '@/lib/time/calendar'
import {
  agreementColumns,
  checkItem,
  mineTyped,
  partiesInWords,
  partiesOf,
  resolveParties,
  theirsTyped,
  writeParties,
} from './fields.commands'
import {
  agreementForWrite,
  type LoadedAgreement,
  refuseArchived,
  refuseRestricting,
  refuseStale,
  subjectOf,
  visitsForWrite,
} from './load.commands'
import { link, visitsOf } from './outcomes.commands'
import { type Days, dayProblem } from './rules'
import {
  type AgreementFields,
  agreementSchema,
  createAgreementSchema,
  editAgreementSchema,
  handleAgreementSchema,
} from './schema'
import type { AgreementStatus } from './workflow'

export const refuseDays = (days: Days, status: AgreementStatus, today: string): Result<never> | null => {
  const problem = dayProblem(days, status, today)
  return problem && invalid(problem.field, problem.key)
}

/** A new agreement, Proposed, with the outcomes that it came from. */
export const createAgreement = defineCommand({
  name: 'createAgreement',
  permission: 'agreement.edit',
  schema: createAgreementSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx, now, audit } = context
    const { visitId, outcomeIds, restricted } = input
    const visits = await visitsForWrite(context, [visitId, ...(await visitsOf(context, outcomeIds))])
    const visit = visits?.get(visitId)
    if (!visit) return missing()
    const no =
      refuseDays(input, 'proposed', todayIn(visit.homeZone, now)) ??
      (restricted ? await refuseRestricting(context, visitId) : null)
    if (no) return no
    const id = input.id ?? input.commandId
    if (await tx.agreement.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const item = await checkItem(context, input.itemId, { visitId })
    if (!item.ok) return item
    const parties = await resolveParties(context, input.parties)
    if (!parties.ok) return parties
    const created = await tx.agreement.create({ data: { id, visitId, restricted, ...agreementColumns(input) } })
    await writeParties(context, id, parties.value)
    audit({ action: 'agreement.added', ...subjectOf(created) })
    const linked = await link(context, created, outcomeIds)
    return linked.ok ? ok({ id }) : linked
  },
})

const TRACKED = [
  'title',
  'type',
  'owedBy',
  'itemId',
  'signedOn',
  'signedPlace',
  'inForceFrom',
  'inForceUntil',
  'withoutEnd',
  'noticeDays',
  'renewal',
  'note',
] as const
/** An id says nothing in the history, and the type has its own words there. */
const TOLD = TRACKED.filter((field) => field !== 'itemId' && field !== 'type')

/** Text, days and parties; a stale one is answered with both texts. */
export const editAgreement = defineCommand({
  name: 'editAgreement',
  permission: 'agreement.edit',
  schema: editAgreementSchema,
  handler: async (context, input): Promise<Result<{ version: number }>> => {
    const loaded = await agreementForWrite(context, input.agreementId)
    if (!loaded.ok) return loaded
    const { agreement, today } = loaded.value
    const archived = refuseArchived(agreement)
    if (archived) return archived
    if (agreement.version !== input.version) {
      return conflict({
        version: agreement.version,
        base: input.base ?? {},
        mine: await mineTyped(context, input),
        theirs: theirsTyped(agreement),
      })
    }
    const no = refuseDays(input, agreement.status, today(context.now))
    if (no) return no
    const item = await checkItem(context, input.itemId, { visitId: agreement.visitId, standing: agreement.itemId })
    return item.ok ? await save(context, agreement, input) : item
  },
})

async function save(
  context: CommandContext,
  agreement: LoadedAgreement,
  input: AgreementFields,
): Promise<Result<{ version: number }>> {
  const parties = await resolveParties(context, input.parties, agreement)
  if (!parties.ok) return parties
  const columns = agreementColumns(input)
  await writeParties(context, agreement.id, parties.value)
  const told = {
    ...changed({ agreementType: agreement.type }, { agreementType: columns.type }, ['agreementType']),
    ...changed(agreement, columns, TOLD),
    ...changed(
      { parties: partiesInWords(agreement.parties) },
      { parties: partiesInWords(await partiesOf(context, agreement.id)) },
      ['parties'],
    ),
  }
  const touched = [...Object.keys(told), ...Object.keys(changed(agreement, columns, ['itemId', 'type']))]
  const proposed = stillProposed(context, agreement.proposed, touched)
  if (touched.length === 0) return ok({ version: agreement.version })
  const saved = await context.tx.agreement.update({
    where: { id: agreement.id },
    data: { ...columns, proposed, version: { increment: 1 } },
  })
  context.audit({ action: 'agreement.edited', ...subjectOf(saved), changes: told })
  return ok({ version: saved.version })
}

/** Restricts an agreement to the visit's team and managers, with its follow-ups, or opens it to the office again. */
export const setAgreementHandling = defineCommand({
  name: 'setAgreementHandling',
  permission: 'agreement.edit',
  schema: handleAgreementSchema,
  handler: async (context, input): Promise<Result> => {
    const { restricted } = input
    const event = restricted ? 'agreement.restricted' : 'agreement.unrestricted'
    return await change(context, input, event, async (agreement) => {
      const no = refuseArchived(agreement) ?? (await refuseRestricting(context, agreement.visitId))
      return no ?? ok(agreement.restricted === restricted ? null : { restricted })
    })
  },
})

/** Into the archive, where it counts nowhere; refused while follow-ups hang on it. Its outcomes count by themselves. */
export const archiveAgreement = defineCommand({
  name: 'archiveAgreement',
  permission: 'agreement.edit',
  schema: agreementSchema,
  handler: async (context, input): Promise<Result> =>
    await change(context, input, 'agreement.archived', async (agreement) => {
      const { tx, now, actor } = context
      if (agreement.archivedAt) return ok(null)
      const count = await tx.followUp.count({ where: { agreementId: agreement.id, archivedAt: null } })
      if (count > 0) return refused('refusals.agreements.hasFollowUps', { count })
      return ok({ archivedAt: now, archivedBy: actor.userId })
    }),
})

/** Back from the archive, with the outcomes that it stood for and no other agreement stands for meanwhile. */
export const restoreAgreement = defineCommand({
  name: 'restoreAgreement',
  permission: 'agreement.edit',
  schema: agreementSchema,
  handler: async (context, input): Promise<Result> =>
    await change(context, input, 'agreement.restored', async (agreement) =>
      ok(agreement.archivedAt ? { archivedAt: null, archivedBy: null } : null),
    ),
})

type Data = { restricted: boolean } | { archivedAt: Date | null; archivedBy: string | null }

/** One change beside the text: loaded, decided, checked against the version, written and told. Null changes nothing. */
async function change(
  context: CommandContext,
  input: { agreementId: string; version: number },
  action: `agreement.${string}`,
  decide: (agreement: LoadedAgreement) => Promise<Result<Data | null>>,
): Promise<Result> {
  const loaded = await agreementForWrite(context, input.agreementId)
  if (!loaded.ok) return loaded
  const { agreement } = loaded.value
  const decided = await decide(agreement)
  if (!decided.ok) return decided
  if (decided.value === null) return ok(null)
  const stale = refuseStale(agreement, input.version)
  if (stale) return stale
  await context.tx.agreement.update({
    where: { id: agreement.id },
    data: { ...decided.value, version: { increment: 1 } },
  })
  context.audit({ action, ...subjectOf(agreement) })
  return ok(null)
}
