import type { CommandContext } from '@/lib/audit/command'
import { resolvePerson } from '@/lib/directory/resolve'
import type { Choice } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/id'
import { invalid, ok, type Result, refused } from '@/lib/platform/result'
import { contactSubject } from './contacts.commands'
import { contactForWrite, memberForWrite, staleStep } from './for-write.commands'
import { memberSubject } from './members.commands'
import { orderOf, storeOrder } from './precedence.commands'
import { followRoster } from './roster.commands'
import { replaced } from './rules'

type Input = { id: string; version: number; people: readonly { person: Choice; title: string | null }[] }
type Replacing = { personId: string | null; name: string; title: string | null }

/**
 * Replaces a group of the delegation by persons: they take its place in the order of precedence, in its subgroups and
 * in every programme item. Who is in the delegation already keeps their own place and joins the items. The group is
 * removed, and stays in what was recorded of it.
 */
export async function replaceMemberGroup(context: CommandContext, input: Input): Promise<Result> {
  const { tx } = context
  const found = await memberForWrite(context, input.id)
  if (!found.ok) return found
  const { group, visitId, organisationId, role, precedence, ...member } = found.value
  if (!group) return refused('refusals.delegations.notAGroup')
  if (member.version !== input.version) return staleStep(member)
  const people = await resolvePeople(context, input)
  if (!people.ok) return people
  const order = await orderOf(context, visitId)
  const standing = await tx.delegationMember.findMany({
    where: { visitId, archivedAt: null, personId: { not: null } },
    select: { id: true, personId: true },
  })
  const ids: string[] = []
  for (const { personId, title } of people.value) {
    const there = standing.find((row) => row.personId === personId)
    const id = there?.id ?? newId()
    ids.push(id)
    if (there) continue
    await tx.delegationMember.create({ data: { id, visitId, personId, organisationId, role, title, precedence } })
  }
  await tx.delegationMember.update({
    where: { id: member.id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId, version: { increment: 1 } },
  })
  await storeOrder(context, replaced(order, member.id, ids))
  const names = people.value.map(({ name }) => name).join(', ')
  const items = await takeOverParts(context, member.id, ids)
  await followRoster(tx, visitId)
  await noteItems(context, { items, field: 'members', from: group.label, to: names })
  const subject = memberSubject({ id: member.id, visitId }, group.label)
  context.audit({ ...subject, action: 'member.group_replaced', changes: { people: { from: group.label, to: names } } })
  return ok(null)
}

/**
 * Gives the places of a group in items and subgroups to persons, each set by hand where the group's was. Returns the
 * items of which the history tells it: those where it was set by hand, and those that were held.
 */
async function takeOverParts({ tx }: CommandContext, groupId: string, ids: readonly string[]): Promise<string[]> {
  const parts = await tx.itemParticipant.findMany({
    where: { memberId: groupId },
    select: { itemId: true, byHand: true, item: { select: { status: true } } },
  })
  await tx.$executeRaw`/* delegations.take-over-items */
    INSERT INTO item_participant (item_id, member_id, by_hand)
    SELECT p.item_id, n.id, p.by_hand FROM item_participant p, unnest(${[...ids]}::uuid[]) AS n(id)
    WHERE p.member_id = ${groupId}::uuid
    ON CONFLICT (item_id, member_id) DO UPDATE SET by_hand = item_participant.by_hand OR EXCLUDED.by_hand`
  await tx.itemParticipant.deleteMany({ where: { memberId: groupId } })
  await tx.$executeRaw`/* delegations.take-over-subgroups */
    INSERT INTO subgroup_member (subgroup_id, member_id)
    SELECT c.subgroup_id, n.id FROM subgroup_member c, unnest(${[...ids]}::uuid[]) AS n(id)
    WHERE c.member_id = ${groupId}::uuid ON CONFLICT DO NOTHING`
  await tx.subgroupMember.deleteMany({ where: { memberId: groupId } })
  return parts.flatMap(({ itemId, byHand, item }) => (byHand || item.status === 'held' ? [itemId] : []))
}

/** The same for a group of the hosts; the persons or posts take over the group's answer in each programme item. */
export async function replaceHostGroup(context: CommandContext, input: Input): Promise<Result> {
  const { tx } = context
  const found = await contactForWrite(context, input.id)
  if (!found.ok) return found
  const { group, visitId, organisationId, ...contact } = found.value
  if (!group) return refused('refusals.delegations.notAGroup')
  if (contact.version !== input.version) return staleStep(contact)
  const people = await resolvePeople(context, input)
  if (!people.ok) return people
  const standing = await tx.hostContact.findMany({
    where: { visitId, archivedAt: null, personId: { not: null } },
    select: { id: true, personId: true },
  })
  const ids: string[] = []
  for (const { personId, title } of people.value) {
    const there = personId === null ? undefined : standing.find((row) => row.personId === personId)
    const id = there?.id ?? newId()
    ids.push(id)
    if (!there) await tx.hostContact.create({ data: { id, visitId, personId, organisationId, title } })
  }
  await tx.hostContact.update({
    where: { id: contact.id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId, version: { increment: 1 } },
  })
  const names = people.value.map(({ name }) => name).join(', ')
  const parts = await tx.itemCounterpart.findMany({ where: { contactId: contact.id } })
  await tx.itemCounterpart.createMany({
    data: parts.flatMap(({ itemId, answer }) => ids.map((contactId) => ({ itemId, contactId, answer }))),
    skipDuplicates: true,
  })
  await tx.itemCounterpart.deleteMany({ where: { contactId: contact.id } })
  const items = parts.map(({ itemId }) => itemId)
  await noteItems(context, { items, field: 'counterparts', from: group.label, to: names })
  const subject = contactSubject({ id: contact.id, visitId }, group.label)
  context.audit({ ...subject, action: 'contact.group_replaced', changes: { people: { from: group.label, to: names } } })
  return ok(null)
}

/** Finds or creates everybody named, each once; a row without a person is a post by its title. */
async function resolvePeople(context: CommandContext, { people }: Input): Promise<Result<Replacing[]>> {
  const resolved: Replacing[] = []
  for (const [index, { person, title }] of people.entries()) {
    const found = await resolvePerson(context, person, `people.${index}.person`)
    if (!found.ok) return found
    const personId = found.value
    if (personId && resolved.some((other) => other.personId === personId)) {
      return invalid(`people.${index}.person`, 'refusals.delegations.namedTwice')
    }
    const record = personId
      ? await context.tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } })
      : null
    resolved.push({ personId, name: record?.name ?? title ?? '', title })
  }
  return ok(resolved)
}

/** The programme's own history of who takes part; an edit form of an item that is open learns that it is stale. */
async function noteItems(
  { tx, audit }: CommandContext,
  args: { items: readonly string[]; field: 'members' | 'counterparts'; from: string; to: string },
): Promise<void> {
  const { items, field, from, to } = args
  const where = { id: { in: [...items] } }
  await tx.programmeItem.updateMany({ where, data: { version: { increment: 1 } } })
  const rows = await tx.programmeItem.findMany({
    where,
    orderBy: { number: 'asc' },
    select: { id: true, title: true, visitId: true },
  })
  for (const item of rows) {
    const subject = {
      subjectType: 'programme_item',
      subjectId: item.id,
      subjectName: item.title,
      visitId: item.visitId,
    }
    audit({ ...subject, action: 'programme_item.edited', changes: { [field]: { from, to } } })
  }
}
