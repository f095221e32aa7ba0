import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import type { Choice } from '@/lib/platform/fields'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { CONTACT, nameOf } from '@/lib/readouts/people.queries'
import { searchKey } from '@/lib/search/key'
import { followUpForWrite, type LoadedFollowUp, refuseFinished, subjectOf, touch } from './load.commands'
import { type Telling, tellAssigned } from './notices.commands'
import { type Owners, resolveOwners } from './owners.commands'
import { type EditFollowUp, editFollowUpSchema } from './schema'
import { resolveSupporting, saveSupporting, supportersOf } from './work/support.commands'

/**
 * Title, lead and supporting organisations, accountable officer, counterpart and next step; the due date has commands of
 * its own. Written on an older version it is answered with both texts.
 */
export const editFollowUp = defineCommand({
  name: 'editFollowUp',
  permission: 'follow-up.write',
  schema: editFollowUpSchema,
  handler: async (context, input): Promise<Result> => {
    const loaded = await followUpForWrite(context, input.followUpId)
    return loaded.ok ? await editLoaded(context, loaded.value, input) : loaded
  },
})

/**
 * What `editFollowUp` asks and does, on one that is held: also where it is one of many.
 */
export async function editLoaded(context: Telling, followUp: LoadedFollowUp, input: EditFollowUp): Promise<Result> {
  const finished = refuseFinished(followUp)
  if (finished) return finished
  const standing = await standingOf(context, followUp)
  if (followUp.version !== input.version) return await bothTexts(context, followUp, standing, input)
  const owners = await resolveOwners(context, input, followUp)
  if (!owners.ok) return owners
  // Else whoever is accountable could hand it on for a moment, approve it, and take it back.
  if (followUp.status === 'in_review' && owners.value.officerId !== followUp.officerId) {
    return refused('refusals.followUps.officerInReview')
  }
  const { leadOrganisationId } = owners.value
  const supporting = input.supporting
    ? await resolveSupporting(context, input.supporting, { standing: standing.supporting, leadOrganisationId })
    : ok(standing.supporting.map(({ id }) => id))
  if (!supporting.ok) return supporting
  const counterpart = await counterpartOf(context, followUp, input.counterpart)
  if (!counterpart.ok) return counterpart
  const parties = { ...owners.value, counterpartId: counterpart.value }
  const officerId = await save(context, { followUp, standing }, { parties, supporting: supporting.value }, input)
  if (officerId !== followUp.officerId) await tellAssigned(context, followUp, officerId)
  return ok(null)
}

/** Who stands there, by name. */
async function standingOf(context: CommandContext, followUp: LoadedFollowUp) {
  const { tx } = context
  const { id, counterpartId, leadOrganisationId, officerId } = followUp
  const contact = counterpartId && (await tx.hostContact.findUnique({ where: { id: counterpartId }, select: CONTACT }))
  return {
    leadOrganisation: leadOrganisationId
      ? await tx.organisation.findUniqueOrThrow({ where: { id: leadOrganisationId }, select: OWNER })
      : null,
    officer: officerId ? await tx.person.findUniqueOrThrow({ where: { id: officerId }, select: OWNER }) : null,
    supporting: await supportersOf(context, id),
    counterpart: contact ? { id: contact.id, name: nameOf(contact) } : null,
  }
}
type Standing = Awaited<ReturnType<typeof standingOf>>
const OWNER = { id: true, name: true } as const

/** A host contact of the visit; who stands there already may stay. */
async function counterpartOf(
  { tx }: CommandContext,
  { visitId, counterpartId }: LoadedFollowUp,
  wanted: string | null | undefined,
): Promise<Result<string | null>> {
  if (wanted === undefined || wanted === counterpartId) return ok(counterpartId)
  if (!wanted) return ok(null)
  const found = await tx.hostContact.count({ where: { id: wanted, visitId, archivedAt: null } })
  return found > 0 ? ok(wanted) : invalid('counterpart', 'errors.referenceGone')
}

type Parties = Owners & { counterpartId: string | null }
const FIELDS = ['title', 'nextStep', 'leadOrganisation', 'officer', 'supporting', 'counterpart'] as const

async function save(
  context: CommandContext,
  { followUp, standing }: { followUp: LoadedFollowUp; standing: Standing },
  { parties, supporting }: { parties: Parties; supporting: readonly string[] },
  input: EditFollowUp,
): Promise<string | null> {
  const { tx, now, audit } = context
  const after = { title: input.title, nextStep: input.nextStep, ...parties }
  const written = Object.keys(after) as (keyof typeof after)[]
  const touched = Object.keys(changed(followUp, after, written))
  const others = standing.supporting.map(({ id }) => id)
  const regrouped = others.length !== supporting.length || others.some((id) => !supporting.includes(id))
  if (touched.length === 0 && !regrouped) return followUp.officerId
  if (regrouped) await saveSupporting(context, followUp.id, supporting)
  const saved = await tx.followUp.update({
    where: { id: followUp.id },
    data: {
      ...after,
      searchKey: searchKey(input.title),
      proposed: stillProposed(context, followUp.proposed, touched),
      ...touch(now),
    },
  })
  const [before, then] = [named(followUp, standing), named(saved, await standingOf(context, saved))]
  audit({ action: 'follow_up.edited', ...subjectOf(saved), changes: changed(before, then, FIELDS) })
  return saved.officerId
}

type Owner = { id?: string; name: string } | null
type Texts = { title: string; nextStep: string | null }
type Shown = { leadOrganisation: Owner; officer: Owner; supporting: readonly NonNullable<Owner>[]; counterpart: Owner }

/** As the history keeps it: owners by their names. */
const named = ({ title, nextStep }: Texts, { leadOrganisation, officer, supporting, counterpart }: Shown) => ({
  title,
  nextStep,
  leadOrganisation: leadOrganisation?.name ?? null,
  officer: officer?.name ?? null,
  supporting: supporting.map(({ name }) => name).join('; ') || null,
  counterpart: counterpart?.name ?? null,
})

const typed = (owner: NonNullable<Owner>) => (owner.id ? { id: owner.id, label: owner.name } : { name: owner.name })

/** As the form's fields take it: choices as JSON, of the counterpart its id. */
const asTyped = ({ title, nextStep }: Texts, { leadOrganisation, officer, supporting, counterpart }: Shown) => ({
  title,
  nextStep,
  leadOrganisation: leadOrganisation && JSON.stringify(typed(leadOrganisation)),
  officer: officer && JSON.stringify(typed(officer)),
  supporting: supporting.length > 0 ? JSON.stringify(supporting.map(typed)) : null,
  counterpart: counterpart?.id ?? null,
})

/** A stale edit is answered with both texts, and nothing is saved. */
async function bothTexts(
  { tx }: CommandContext,
  followUp: LoadedFollowUp,
  standing: Standing,
  input: EditFollowUp,
): Promise<Result<never>> {
  const { leadOrganisation: lead, officer, supporting, counterpart } = input
  const ids = [lead, ...(supporting ?? [])].flatMap((choice) => (choice && 'id' in choice ? [choice.id] : []))
  const organisations = await tx.organisation.findMany({ where: { id: { in: ids } }, select: OWNER })
  const chosen = (choice: Choice): Owner =>
    choice && 'id' in choice ? (organisations.find(({ id }) => id === choice.id) ?? null) : choice
  const mine = {
    leadOrganisation: chosen(lead),
    officer:
      officer && 'id' in officer ? await tx.person.findUnique({ where: { id: officer.id }, select: OWNER }) : officer,
    supporting: supporting ? supporting.flatMap((choice) => chosen(choice) ?? []) : standing.supporting,
    counterpart: counterpart === undefined ? standing.counterpart : counterpart ? { id: counterpart, name: '' } : null,
  }
  return conflict({
    version: followUp.version,
    base: input.base ?? {},
    mine: asTyped(input, mine),
    theirs: asTyped(followUp, standing),
  })
}
