import type { CommandContext } from '@/lib/audit/command'
import { can } from '@/lib/auth/permissions'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import { forbidden, invalid, ok, type Result } from '@/lib/platform/result'
import type { AddAttendee } from './schema'

type Party = { id: string; name: string }

/**
 * The member or contact to put on the attendance: one of the visit, or a newcomer who is added to the visit in
 * place. Who is on the visit already is taken, not doubled. Adding somebody needs `directory.add-met`.
 */
export async function attendeeOf(context: CommandContext, visitId: string, input: AddAttendee): Promise<Result<Party>> {
  if (input.whom !== null) {
    const known = await knownParty(context, visitId, input.side, { id: input.whom })
    return known ? ok(known) : invalid('whom', 'errors.goneReference')
  }
  if (!can(context.actor, 'directory.add-met')) return forbidden()
  const person = await resolvePerson(context, input.person, 'person')
  if (!person.ok) return person
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  if (person.value !== null) {
    const known = await knownParty(context, visitId, input.side, { personId: person.value })
    if (known) return ok(known)
  }
  const newcomer = { visitId, personId: person.value, organisationId: organisation.value, input }
  return ok(input.side === 'ours' ? await addMember(context, newcomer) : await addContact(context, newcomer))
}

async function knownParty(
  { tx }: CommandContext,
  visitId: string,
  side: AddAttendee['side'],
  who: { id: string } | { personId: string },
): Promise<Party | null> {
  const named = { person: { select: { name: true } }, group: { select: { label: true } } } as const
  const where = { visitId, archivedAt: null, ...who }
  if (side === 'ours') {
    const member = await tx.delegationMember.findFirst({ where, select: { id: true, ...named } })
    return member && { id: member.id, name: member.person?.name ?? member.group?.label ?? '' }
  }
  const contact = await tx.hostContact.findFirst({ where, select: { id: true, title: true, ...named } })
  return contact && { id: contact.id, name: contact.person?.name ?? contact.group?.label ?? contact.title ?? '' }
}

type Newcomer = { visitId: string; personId: string | null; organisationId: string | null; input: AddAttendee }

async function addMember(context: CommandContext, newcomer: Newcomer): Promise<Party> {
  const { tx, audit } = context
  const { visitId, personId, organisationId, input } = newcomer
  const last = await tx.delegationMember.aggregate({ where: { visitId, archivedAt: null }, _max: { precedence: true } })
  const member = await tx.delegationMember.create({
    data: {
      visitId,
      personId,
      groupId: await groupOf(context, newcomer),
      organisationId,
      title: input.title,
      precedence: (last._max.precedence ?? 0) + 1,
    },
    select: { id: true, person: { select: { name: true } } },
  })
  const name = member.person?.name ?? input.group ?? ''
  audit({
    action: 'member.added',
    subjectType: 'delegation_member',
    subjectId: member.id,
    subjectName: name,
    visitId,
  })
  return { id: member.id, name }
}

async function addContact(context: CommandContext, newcomer: Newcomer): Promise<Party> {
  const { tx, audit } = context
  const { visitId, personId, organisationId, input } = newcomer
  const contact = await tx.hostContact.create({
    data: { visitId, personId, groupId: await groupOf(context, newcomer), organisationId, title: input.title },
    select: { id: true, person: { select: { name: true } } },
  })
  const name = contact.person?.name ?? input.group ?? input.title ?? ''
  audit({ action: 'contact.added', subjectType: 'host_contact', subjectId: contact.id, subjectName: name, visitId })
  return { id: contact.id, name }
}

async function groupOf({ tx }: CommandContext, { visitId, organisationId, input }: Newcomer): Promise<string | null> {
  if (input.group === null) return null
  const data = { visitId, organisationId, label: input.group, headcount: input.headcount, side: input.side }
  const group = await tx.partyGroup.create({ data, select: { id: true } })
  return group.id
}
