import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { addContact, addHostGroup } from '@/lib/delegations/contacts.commands'
import { addMember, addMemberGroup } from '@/lib/delegations/members.commands'
import { resolvePerson } from '@/lib/directory/resolve'
import { forbidden, invalid, missing, ok, type Result } from '@/lib/platform/result'
import type { AddAttendee } from './schema'

type Party = { id: string; name: string }

/**
 * The member or contact to put on the attendance: one of the visit, or a newcomer who is added to the visit in
 * place. Who is on the visit already is taken, not doubled. Adding somebody needs `directory.add-met`.
 */
export async function attendeeOf(context: CommandContext, visitId: string, input: AddAttendee): Promise<Result<Party>> {
  if (input.whom !== null) {
    const known = await knownParty(context, visitId, input.side, { id: input.whom, archivedAt: null })
    return known ? ok(known) : invalid('whom', 'errors.referenceGone')
  }
  if (!can(context.actor, 'directory.add-met')) return forbidden()
  const person = await resolvePerson(context, input.person, 'person')
  if (!person.ok) return person
  if (person.value !== null) {
    const known = await knownParty(context, visitId, input.side, { personId: person.value, archivedAt: null })
    if (known) return ok(known)
  }
  const added = await addNewcomer(context, visitId, input, person.value)
  if (!added.ok) return added
  const party = await knownParty(context, visitId, input.side, { id: added.value.id })
  return party ? ok(party) : missing()
}

/** A member or contact of the visit as the attendance names them; null when there is none such. */
export async function knownParty(
  { tx }: Pick<CommandContext, 'tx'>,
  visitId: string,
  side: AddAttendee['side'],
  who: { id: string; archivedAt?: null } | { personId: string; archivedAt: null },
): Promise<Party | null> {
  const named = { person: { select: { name: true } }, group: { select: { label: true } } } as const
  const where = { visitId, ...who }
  if (side === 'ours') {
    const member = await tx.delegationMember.findFirst({ where, select: { id: true, ...named } })
    return member && { id: member.id, name: member.person?.name ?? member.group?.label ?? '' }
  }
  const contact = await tx.hostContact.findFirst({ where, select: { id: true, title: true, ...named } })
  return contact && { id: contact.id, name: contact.person?.name ?? contact.group?.label ?? contact.title ?? '' }
}

/** Adds who was met on the way to the visit, as the delegation's own commands would. */
async function addNewcomer(
  context: CommandContext,
  visitId: string,
  input: AddAttendee,
  personId: string | null,
): Promise<Result<{ id: string }>> {
  const { organisation, title, headcount } = input
  const base = { commandId: context.commandId, id: null, visitId, organisation, note: null }
  const ours = input.side === 'ours'
  if (input.group !== null) {
    const group = { ...base, label: input.group, headcount }
    return ours ? await addMemberGroup(context, { ...group, role: 'member' }) : await addHostGroup(context, group)
  }
  const person = personId === null ? null : { id: personId }
  if (!ours) return await addContact(context, { ...base, person, title, phone: null, email: null })
  return person ? await addMember(context, { ...base, person, title, phone: null, role: 'member' }) : missing()
}
