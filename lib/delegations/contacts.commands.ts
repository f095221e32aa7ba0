import type { CommandContext } from '@/lib/audit/command'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import { newId } from '@/lib/platform/id'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { contactForWrite, openVisit, staleStep } from './for-write.commands'
import type { Saved } from './members.commands'
import { joinVisit } from './organisations.commands'
import { partyName } from './rules'
import type { AddContact, AddHostGroup } from './schema'

export const contactSubject = (contact: { id: string; visitId: string }, name: string) => ({
  subjectType: 'host_contact',
  subjectId: contact.id,
  subjectName: name,
  visitId: contact.visitId,
})

/** The visit held and the client's id free for a new contact. */
async function placeForContact(
  context: CommandContext,
  input: { commandId: string; id: string | null; visitId: string },
) {
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const id = input.id ?? input.commandId
  const taken = await context.tx.hostContact.findUnique({ where: { id }, select: { id: true } })
  return taken ? refused('errors.commandReused') : ok({ id, visitId: visit.value.id })
}

/** True when the person is a contact of the visit already, other than `exceptId`. */
export async function isContact(
  { tx }: CommandContext,
  visitId: string,
  personId: string | null,
  exceptId?: string,
): Promise<boolean> {
  if (personId === null) return false
  const where = { visitId, personId, archivedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) }
  return (await tx.hostContact.findFirst({ where, select: { id: true } })) !== null
}

/** Adds a person or a post on the host side. The organisation becomes a host of the visit. */
export async function addContact(context: CommandContext, input: AddContact): Promise<Result<Saved>> {
  const place = await placeForContact(context, input)
  if (!place.ok) return place
  const { id, visitId } = place.value
  const person = await resolvePerson(context, input.person, 'person')
  if (!person.ok) return person
  const personId = person.value
  if (await isContact(context, visitId, personId)) return invalid('person', 'refusals.delegations.contactThere')
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  const organisationId = organisation.value
  const { title, phone, email, note } = input
  const contact = await context.tx.hostContact.create({
    data: { id, visitId, personId, organisationId, title, phone, email, note },
    include: { person: { select: { name: true } } },
  })
  context.audit({ ...contactSubject(contact, partyName({ ...contact, group: null })), action: 'contact.added' })
  const joined = await joinVisit(context, 'host', { visitId, organisationId })
  return ok({ id, joined: joined?.name ?? null })
}

/** Adds unnamed people of one organisation on the host side. */
export async function addHostGroup(context: CommandContext, input: AddHostGroup): Promise<Result<Saved>> {
  const place = await placeForContact(context, input)
  if (!place.ok) return place
  const { id, visitId } = place.value
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  const organisationId = organisation.value
  const { label, headcount, note } = input
  const groupId = newId()
  await context.tx.partyGroup.create({ data: { id: groupId, visitId, organisationId, label, headcount, side: 'host' } })
  const contact = await context.tx.hostContact.create({ data: { id, visitId, groupId, organisationId, note } })
  context.audit({ ...contactSubject(contact, label), action: 'contact.added' })
  const joined = await joinVisit(context, 'host', { visitId, organisationId })
  return ok({ id, joined: joined?.name ?? null })
}

/** Removes a contact or a group of the hosts. Meetings that were held still name them. */
export async function removeContact(context: CommandContext, input: { id: string; version: number }): Promise<Result> {
  const found = await contactForWrite(context, input.id)
  if (!found.ok) return found
  const contact = found.value
  if (contact.version !== input.version) return staleStep(contact)
  await context.tx.hostContact.update({
    where: { id: contact.id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId, version: { increment: 1 } },
  })
  context.audit({ ...contactSubject(contact, partyName(contact)), action: 'contact.removed' })
  return ok(null)
}

/** Puts a removed contact back; refused when the person is a contact of the visit meanwhile. */
export async function restoreContact(
  context: CommandContext,
  input: { id: string; version: number },
): Promise<Result<Saved>> {
  const found = await contactForWrite(context, input.id, { archived: true })
  if (!found.ok) return found
  const contact = found.value
  if (contact.version !== input.version) return staleStep(contact)
  const { visitId, personId, organisationId } = contact
  if (await isContact(context, visitId, personId)) return refused('refusals.delegations.contactThere')
  await context.tx.hostContact.update({
    where: { id: contact.id },
    data: { archivedAt: null, archivedBy: null, version: { increment: 1 } },
  })
  context.audit({ ...contactSubject(contact, partyName(contact)), action: 'contact.restored' })
  const joined = await joinVisit(context, 'host', { visitId, organisationId })
  return ok({ id: contact.id, joined: joined?.name ?? null })
}
