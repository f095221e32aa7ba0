import type { CommandContext } from '@/lib/audit/command'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import type { Choice } from '@/lib/platform/fields'
import { invalid, ok, type Result } from '@/lib/platform/result'
import type { Audience } from './audience.commands'
import type { LoadedItem } from './item-for-write.commands'
import { type ItemFields, offererOf } from './schema'

/** The ids that an item stores for everybody in it. */
export type Parties = {
  offeredByOrganisationId: string | null
  offeredByPersonId: string | null
  interpreterId: string | null
  noteTakerId: string | null
  hostIds: string[]
  contactIds: string[]
  /** For whom of ours it is: everyone, these subgroups, these by name. */
  audience: Audience
}

type Standing = Record<'organisation' | 'person' | 'contact' | 'member' | 'subgroup', ReadonlySet<string>>

/**
 * Finds or creates in the directory whoever the form named, and checks that contacts and members are of this visit.
 * Who stands on the item already may stay there, also when archived since. Invalid beside the field otherwise.
 */
export async function resolveParties(
  context: CommandContext,
  { visitId, input, item }: { visitId: string; input: ItemFields; item: LoadedItem | null },
): Promise<Result<Parties>> {
  const standing = standingIds(item)
  const resolve = async (kind: 'organisation' | 'person', choice: Choice, field: string) => {
    if (choice && 'id' in choice && standing[kind].has(choice.id)) return ok(choice.id)
    return kind === 'organisation' ? resolveOrganisation(context, choice, field) : resolvePerson(context, choice, field)
  }
  const offeredBy = offererOf(input)
  const offerer = await resolve(offeredBy.kind, offeredBy.choice, 'offeredBy')
  if (!offerer.ok) return offerer
  const interpreter = await resolve('person', input.interpreter, 'interpreter')
  if (!interpreter.ok) return interpreter
  const noteTaker = await resolve('person', input.noteTaker, 'noteTaker')
  if (!noteTaker.ok) return noteTaker
  const hostIds = new Set<string>()
  for (const choice of input.hosts) {
    const host = await resolve('organisation', choice, 'hosts')
    if (!host.ok) return host
    if (host.value) hostIds.add(host.value)
  }
  const ofVisit = await checkVisitParties(context, { visitId, input, standing })
  if (!ofVisit.ok) return ofVisit
  return ok({
    offeredByOrganisationId: offeredBy.kind === 'organisation' ? offerer.value : null,
    offeredByPersonId: offeredBy.kind === 'person' ? offerer.value : null,
    interpreterId: interpreter.value,
    noteTakerId: noteTaker.value,
    hostIds: [...hostIds],
    ...ofVisit.value,
  })
}

/** Who stands on the item, kind by kind: an id of another kind is checked like any other. */
function standingIds(item: LoadedItem | null): Standing {
  const ids = (...list: (string | null | undefined)[]) => new Set(list.flatMap((id) => id ?? []))
  return {
    organisation: ids(item?.offeredByOrganisationId, ...(item?.hosts.map(({ organisation }) => organisation.id) ?? [])),
    person: ids(item?.offeredByPersonId, item?.interpreterId, item?.noteTakerId),
    contact: ids(...(item?.counterparts.map(({ contactId }) => contactId) ?? [])),
    member: ids(...(item?.participants.map(({ memberId }) => memberId) ?? [])),
    subgroup: ids(...(item?.subgroups.map(({ subgroup }) => subgroup.id) ?? [])),
  }
}

async function checkVisitParties(
  { tx }: CommandContext,
  { visitId, input, standing }: { visitId: string; input: ItemFields; standing: Standing },
): Promise<Result<{ contactIds: string[]; audience: Audience }>> {
  const once = (ids: readonly string[]) => [...new Set(ids)]
  const [contactIds, memberIds, subgroupIds] = [once(input.counterparts), once(input.members), once(input.subgroups)]
  const select = { id: true } as const
  const there = (kind: 'contact' | 'member' | 'subgroup', ids: string[]) => ({
    visitId,
    archivedAt: null,
    id: { in: ids.filter((id) => !standing[kind].has(id)) },
  })
  const [contacts, members] = [there('contact', contactIds), there('member', memberIds)]
  const foundContacts = await tx.hostContact.findMany({ where: contacts, select })
  if (foundContacts.length < contacts.id.in.length) return invalid('counterparts', 'errors.referenceGone')
  const foundMembers = await tx.delegationMember.findMany({ where: members, select })
  if (foundMembers.length < members.id.in.length) return invalid('members', 'errors.referenceGone')
  const subgroups = there('subgroup', subgroupIds)
  const foundSubgroups = await tx.subgroup.findMany({ where: subgroups, select })
  if (foundSubgroups.length < subgroups.id.in.length) return invalid('subgroups', 'errors.referenceGone')
  return ok({ contactIds, audience: { forEveryone: input.forEveryone, subgroupIds, memberIds } })
}

/** Whoever hosts an item hosts the visit: adds the organisations that are no hosts of it yet, at the end. */
export async function addHostsToVisit(
  context: CommandContext,
  visitId: string,
  hostIds: readonly string[],
): Promise<void> {
  const { tx, audit } = context
  if (hostIds.length === 0) return
  const rows = await tx.hostOrganisation.findMany({
    where: { visitId },
    select: { id: true, organisationId: true, position: true, archivedAt: true },
  })
  let position = Math.max(0, ...rows.map((row) => row.position))
  for (const organisationId of hostIds) {
    const same = rows.filter((row) => row.organisationId === organisationId)
    if (same.some((row) => row.archivedAt === null)) continue
    const shelved = same[0]
    const host = shelved
      ? await tx.hostOrganisation.update({ where: { id: shelved.id }, data: { archivedAt: null, archivedBy: null } })
      : await tx.hostOrganisation.create({ data: { visitId, organisationId, position: ++position } })
    const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } })
    audit({ action: 'host.added', subjectType: 'host_organisation', subjectId: host.id, subjectName: name, visitId })
  }
}
