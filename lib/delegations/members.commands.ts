import type { CommandContext } from '@/lib/audit/command'
import { resolveOrganisation, resolvePerson } from '@/lib/directory/resolve'
import { newId } from '@/lib/platform/id'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { memberForWrite, openVisit, staleStep } from './for-write.commands'
import { joinVisit } from './organisations.commands'
import { lastPlace } from './precedence.commands'
import { followRoster } from './roster.commands'
import { partyName } from './rules'
import type { AddMember, AddMemberGroup } from './schema'

/** A record that was added or saved; `joined` names its organisation when that came to the visit with it. */
export type Saved = { id: string; joined: string | null }

export const memberSubject = (member: { id: string; visitId: string }, name: string) => ({
  subjectType: 'delegation_member',
  subjectId: member.id,
  subjectName: name,
  visitId: member.visitId,
})

/** The visit held and the client's id free for a new member. */
async function placeForMember(
  context: CommandContext,
  input: { commandId: string; id: string | null; visitId: string },
) {
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const id = input.id ?? input.commandId
  const taken = await context.tx.delegationMember.findUnique({ where: { id }, select: { id: true } })
  return taken ? refused('errors.commandReused') : ok({ id, visitId: visit.value.id })
}

/** Adds a person at the end of the order of precedence. The organisation becomes a participating agency. */
export async function addMember(context: CommandContext, input: AddMember): Promise<Result<Saved>> {
  const { tx } = context
  const place = await placeForMember(context, input)
  if (!place.ok) return place
  const { id, visitId } = place.value
  const person = await resolvePerson(context, input.person, 'person')
  if (!person.ok) return person
  const personId = person.value
  if (await tx.delegationMember.findFirst({ where: { visitId, personId, archivedAt: null }, select: { id: true } })) {
    return invalid('person', 'refusals.delegations.memberThere')
  }
  const { role, title, phone, note } = input
  const head = role === 'head_of_delegation' ? await headBeside(context, visitId) : null
  if (head) return invalid('role', 'refusals.delegations.oneHead', { name: head })
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  const organisationId = organisation.value
  const precedence = await lastPlace(context, visitId)
  const member = await tx.delegationMember.create({
    data: { id, visitId, personId, organisationId, role, title, phone, note, precedence },
    include: { person: { select: { name: true } } },
  })
  await followRoster(tx, visitId)
  const subject = memberSubject(member, member.person?.name ?? '')
  context.audit({ ...subject, action: 'member.added', changes: { role: { from: null, to: role } } })
  const joined = await joinVisit(context, 'ours', { visitId, organisationId })
  return ok({ id, joined: joined?.name ?? null })
}

/** Adds unnamed people of one organisation, who stand in the order of precedence like a person. */
export async function addMemberGroup(context: CommandContext, input: AddMemberGroup): Promise<Result<Saved>> {
  const { tx } = context
  const place = await placeForMember(context, input)
  if (!place.ok) return place
  const { id, visitId } = place.value
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  const organisationId = organisation.value
  const { label, headcount, role, note } = input
  const groupId = newId()
  await tx.partyGroup.create({ data: { id: groupId, visitId, organisationId, label, headcount, side: 'ours' } })
  const precedence = await lastPlace(context, visitId)
  const member = await tx.delegationMember.create({
    data: { id, visitId, groupId, organisationId, role, note, precedence },
  })
  await followRoster(tx, visitId)
  context.audit({
    ...memberSubject(member, label),
    action: 'member.added',
    changes: { role: { from: null, to: role } },
  })
  const joined = await joinVisit(context, 'ours', { visitId, organisationId })
  return ok({ id, joined: joined?.name ?? null })
}

/** The name of the head of a delegation, other than `exceptId`; null when there is none. An index backs the rule. */
export async function headBeside({ tx }: CommandContext, visitId: string, exceptId?: string): Promise<string | null> {
  const head = await tx.delegationMember.findFirst({
    where: { visitId, role: 'head_of_delegation', archivedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { title: true, person: { select: { name: true } }, group: { select: { label: true } } },
  })
  return head && partyName(head)
}

/**
 * Removes a member or a group from the delegation. Meetings that were held still name them. In what is to come they
 * leave what is for everyone or for a subgroup; the places set by hand wait, unseen, for the case that they are restored.
 */
export async function removeMember(context: CommandContext, input: { id: string; version: number }): Promise<Result> {
  const found = await memberForWrite(context, input.id)
  if (!found.ok) return found
  const member = found.value
  if (member.version !== input.version) return staleStep(member)
  await context.tx.delegationMember.update({
    where: { id: member.id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId, version: { increment: 1 } },
  })
  await followRoster(context.tx, member.visitId)
  context.audit({ ...memberSubject(member, partyName(member)), action: 'member.removed' })
  return ok(null)
}

/** Puts a removed member back, last in precedence; refused when the person or a head is there meanwhile. */
export async function restoreMember(
  context: CommandContext,
  input: { id: string; version: number },
): Promise<Result<Saved>> {
  const found = await memberForWrite(context, input.id, { archived: true })
  if (!found.ok) return found
  const member = found.value
  if (member.version !== input.version) return staleStep(member)
  const { visitId, personId, organisationId } = member
  const twin = { visitId, personId, archivedAt: null }
  if (personId && (await context.tx.delegationMember.findFirst({ where: twin, select: { id: true } }))) {
    return refused('refusals.delegations.memberThere')
  }
  const head = member.role === 'head_of_delegation' ? await headBeside(context, visitId) : null
  if (head) return refused('refusals.delegations.oneHead', { name: head })
  await context.tx.delegationMember.update({
    where: { id: member.id },
    data: {
      archivedAt: null,
      archivedBy: null,
      precedence: await lastPlace(context, visitId),
      version: { increment: 1 },
    },
  })
  await followRoster(context.tx, visitId)
  context.audit({ ...memberSubject(member, partyName(member)), action: 'member.restored' })
  const joined = await joinVisit(context, 'ours', { visitId, organisationId })
  return ok({ id: member.id, joined: joined?.name ?? null })
}
