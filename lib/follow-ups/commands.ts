import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import { subjectOf as outcomeSubject } from '@/lib/outcomes/load.commands'
import { conflict } from '@/lib/platform/conflict'
import { dayToDb } from '@/lib/platform/day'
import type { Choice } from '@/lib/platform/fields'
import { lock } from '@/lib/platform/lock'
import { invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { visibleOutcome } from '@/lib/readouts/scope'
import { searchKey } from '@/lib/search/key'
import { visitForWrite } from '@/lib/visits/scope'
import {
  followUpForWrite,
  type LoadedFollowUp,
  meetingDate,
  OWNERS,
  refuseFinished,
  subjectOf,
  touch,
} from './load.commands'
import { isBeforeMeeting } from './rules'
import { type CreateFollowUp, createFollowUpSchema, type EditFollowUp, editFollowUpSchema } from './schema'

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

/** Who stands there already may stay, also when archived since. */
async function resolveOwners(
  context: CommandContext,
  input: Pick<CreateFollowUp, 'leadOrganisation' | 'officer'>,
  standing: Owners = { leadOrganisationId: null, officerId: null },
): Promise<Result<Owners>> {
  const stays = (choice: Choice, id: string | null) => choice !== null && 'id' in choice && choice.id === id
  const lead = stays(input.leadOrganisation, standing.leadOrganisationId)
    ? ok(standing.leadOrganisationId)
    : await resolveOrganisation(context, input.leadOrganisation, 'leadOrganisation')
  if (!lead.ok) return lead
  const officer = stays(input.officer, standing.officerId)
    ? ok(standing.officerId)
    : await resolvePerson(context, input.officer, 'officer')
  if (!officer.ok) return officer
  return ok({ leadOrganisationId: lead.value, officerId: officer.value })
}

type Owners = { leadOrganisationId: string | null; officerId: string | null }

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

/** Title, lead organisation, accountable officer and next step; the due date has commands of its own. */
export const editFollowUp = defineCommand({
  name: 'editFollowUp',
  permission: 'follow-up.write',
  schema: editFollowUpSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const followUp = loaded.value
    const finished = refuseFinished(followUp)
    if (finished) return finished
    if (followUp.version !== input.version) return await bothTexts(context, followUp, input)
    const owners = await resolveOwners(context, input, followUp)
    if (!owners.ok) return owners
    // Else whoever is accountable could hand it on for a moment, approve it, and take it back.
    if (followUp.status === 'in_review' && owners.value.officerId !== followUp.officerId) {
      return refused('refusals.followUps.officerInReview')
    }
    await save(context, followUp, owners.value, input)
    return ok(null)
  },
})

async function save(context: CommandContext, followUp: LoadedFollowUp, owners: Owners, input: EditFollowUp) {
  const { tx, now, audit } = context
  const { title, nextStep, leadOrganisationId, officerId } = followUp
  const before = { title, nextStep, leadOrganisationId, officerId }
  const after = { title: input.title, nextStep: input.nextStep, ...owners }
  const touched = Object.keys(changed(before, after, ['title', 'nextStep', 'leadOrganisationId', 'officerId']))
  if (touched.length === 0) return
  const saved = await tx.followUp.update({
    where: { id: followUp.id },
    data: {
      ...after,
      searchKey: searchKey(input.title),
      proposed: stillProposed(context, followUp.proposed, touched),
      ...touch(now),
    },
    include: OWNERS,
  })
  audit({
    action: 'follow_up.edited',
    ...subjectOf(saved),
    changes: changed(named(followUp), named(saved), ['title', 'nextStep', 'leadOrganisation', 'officer']),
  })
}

type Owner = { id?: string; name: string } | null
type Shown = { title: string; nextStep: string | null; leadOrganisation: Owner; officer: Owner }

/** As the history keeps it: owners by their names. */
const named = ({ title, nextStep, leadOrganisation, officer }: Shown) => ({
  title,
  nextStep,
  leadOrganisation: leadOrganisation?.name ?? null,
  officer: officer?.name ?? null,
})

/** As the form's fields take it: a choice as JSON. */
const asTyped = ({ title, nextStep, leadOrganisation, officer }: Shown) => {
  const choice = (owner: Owner) =>
    owner && JSON.stringify(owner.id ? { id: owner.id, label: owner.name } : { name: owner.name })
  return { title, nextStep, leadOrganisation: choice(leadOrganisation), officer: choice(officer) }
}

/** A stale edit is answered with both texts, and nothing is saved. */
async function bothTexts(
  { tx }: CommandContext,
  followUp: LoadedFollowUp,
  input: EditFollowUp,
): Promise<Result<never>> {
  const { leadOrganisation: lead, officer } = input
  const select = { id: true, name: true } as const
  const mine = {
    ...input,
    leadOrganisation:
      lead && 'id' in lead ? await tx.organisation.findUnique({ where: { id: lead.id }, select }) : lead,
    officer: officer && 'id' in officer ? await tx.person.findUnique({ where: { id: officer.id }, select }) : officer,
  }
  return conflict({
    version: followUp.version,
    base: input.base ?? {},
    mine: asTyped(mine),
    theirs: asTyped(followUp),
  })
}
