import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { resolvePerson } from '@/lib/directory/resolve'
import { conflict } from '@/lib/platform/conflict'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { contactSubject, isContact } from './contacts.commands'
import { contactForWrite, type LoadedContact } from './for-write.commands'
import type { Saved } from './members.commands'
import { joinVisit } from './organisations.commands'
import {
  choiceText,
  chosenText,
  maskedChange,
  organisationChange,
  organisationOf,
  stillProposed,
} from './party-fields.commands'
import { partyName } from './rules'
import type { EditContact, EditHostGroup } from './schema'

/**
 * Saves a contact; also how a post gets its name. A name that a held meeting or a readout already carries stays:
 * another person is another contact. A stale edit is answered with both texts.
 */
export async function editContact(context: CommandContext, input: EditContact): Promise<Result<Saved>> {
  const found = await contactForWrite(context, input.id)
  if (!found.ok) return found
  const contact = found.value
  if (contact.group) return refused('refusals.delegations.notAPerson')
  if (input.version !== contact.version) {
    const mine = await mineOf(context, input)
    return conflict({ version: contact.version, base: input.base ?? {}, mine, theirs: shown(contact) })
  }
  const person = await personOf(context, input, contact)
  if (!person.ok) return person
  const organisation = await organisationOf(context, input.organisation, contact.organisation)
  if (!organisation.ok) return organisation
  const { title, phone, email, note } = input
  return save(context, contact, { personId: person.value, title, phone, email, note }, organisation.value, {})
}

/** Saves a group's label, organisation, number of people and note. */
export async function editHostGroup(context: CommandContext, input: EditHostGroup): Promise<Result<Saved>> {
  const found = await contactForWrite(context, input.id)
  if (!found.ok) return found
  const contact = found.value
  const { group, personId, title, phone, email } = contact
  if (!group) return refused('refusals.delegations.notAGroup')
  const { label, headcount, note } = input
  if (input.version !== contact.version) {
    const own = { label, organisation: await choiceText(context, 'organisation', input.organisation), note }
    const there = { label: group.label, organisation: chosenText(contact.organisation), note: contact.note }
    const mine = { ...own, headcount: headcount?.toString() ?? null }
    const theirs = { ...there, headcount: group.headcount?.toString() ?? null }
    return conflict({ version: contact.version, base: input.base ?? {}, mine, theirs })
  }
  const organisation = await organisationOf(context, input.organisation, contact.organisation)
  if (!organisation.ok) return organisation
  const organisationId = organisation.value?.id ?? null
  await context.tx.partyGroup.update({ where: { id: group.id }, data: { label, headcount, organisationId } })
  const changes = changed(group, { label, headcount }, ['label', 'headcount'])
  return save(context, contact, { personId, title, phone, email, note }, organisation.value, changes)
}

const shown = (contact: LoadedContact) => ({
  person: contact.personId && contact.person ? chosenText({ id: contact.personId, name: contact.person.name }) : null,
  title: contact.title,
  organisation: chosenText(contact.organisation),
  phone: contact.phone,
  email: contact.email,
  note: contact.note,
})

const mineOf = async (context: CommandContext, input: EditContact) => ({
  person: await choiceText(context, 'person', input.person),
  title: input.title,
  organisation: await choiceText(context, 'organisation', input.organisation),
  phone: input.phone,
  email: input.email,
  note: input.note,
})

async function personOf(
  context: CommandContext,
  input: EditContact,
  contact: LoadedContact,
): Promise<Result<string | null>> {
  const { personId, visitId } = contact
  if (input.person && 'id' in input.person && input.person.id === personId) return ok(personId)
  const person = await resolvePerson(context, input.person, 'person')
  if (!person.ok || person.value === personId) return person
  if (await isContact(context, visitId, person.value, contact.id)) {
    return invalid('person', 'refusals.delegations.contactThere')
  }
  if (personId !== null && (await isOnRecord(context, contact.id))) {
    return invalid('person', 'refusals.delegations.namedInRecord', { name: contact.person?.name ?? '' })
  }
  return person
}

async function isOnRecord({ tx }: CommandContext, contactId: string): Promise<boolean> {
  const attendance = { OR: [{ contactId }, { replacesContactId: contactId }] }
  if (await tx.attendance.findFirst({ where: attendance, select: { id: true } })) return true
  const held = { contactId, item: { status: 'held' as const } }
  return (await tx.itemCounterpart.findFirst({ where: held, select: { itemId: true } })) !== null
}

type Columns = Pick<LoadedContact, 'personId' | 'title' | 'phone' | 'email' | 'note'>

async function save(
  context: CommandContext,
  contact: LoadedContact,
  columns: Columns,
  organisation: { id: string; name: string } | null,
  own: Record<string, Change>,
): Promise<Result<Saved>> {
  const { tx } = context
  const organisationId = organisation?.id ?? null
  const saved = await tx.hostContact.update({
    where: { id: contact.id },
    data: { ...columns, organisationId },
    include: { person: { select: { name: true } }, group: { select: { label: true } } },
  })
  const changes = {
    ...own,
    ...(saved.personId === contact.personId
      ? {}
      : { person: { from: contact.person?.name ?? null, to: saved.person?.name ?? null } }),
    ...changed({ title: contact.title }, { title: columns.title }, ['title']),
    ...organisationChange(contact.organisation, organisation),
    ...maskedChange('phone', contact.phone, columns.phone),
    ...maskedChange('email', contact.email, columns.email),
    ...maskedChange('note', contact.note, columns.note),
  }
  if (Object.keys(changes).length === 0) return ok({ id: contact.id, joined: null })
  const proposed = stillProposed(context, contact.proposed, changes)
  await tx.hostContact.update({ where: { id: contact.id }, data: { proposed, version: { increment: 1 } } })
  context.audit({ ...contactSubject(contact, partyName(saved)), action: 'contact.edited', changes })
  const joined = await joinVisit(context, 'host', { visitId: contact.visitId, organisationId })
  return ok({ id: contact.id, joined: joined?.name ?? null })
}
