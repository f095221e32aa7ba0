import type { CommandContext } from '@/lib/audit/command'
import { type Change, changed } from '@/lib/audit/record'
import { conflict } from '@/lib/platform/conflict'
import { fail, invalid, ok, type Result, refused } from '@/lib/platform/result'
import { type LoadedSubgroup, openVisit, staleStep, subgroupForWrite } from './for-write.commands'
import { organisationChange } from './party-fields.commands'
import { followRoster } from './roster.commands'
import { moved, partyName } from './rules'
import type { AddSubgroup, EditSubgroup } from './schema'

type Made = { id: string }
type Named = { id: string; name: string }
type Fields = Pick<AddSubgroup, 'name' | 'organisationId' | 'members'>

const subject = (subgroup: { id: string; visitId: string; name: string }) => ({
  subjectType: 'subgroup',
  subjectId: subgroup.id,
  subjectName: subgroup.name,
  visitId: subgroup.visitId,
})

/** Adds a named part of the delegation: chosen members, all members of one organisation, both, or nobody yet. */
export async function addSubgroup(context: CommandContext, input: AddSubgroup): Promise<Result<Made>> {
  const { tx, audit } = context
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const visitId = visit.value.id
  const id = input.id ?? input.commandId
  if (await tx.subgroup.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
  const checked = await checkFields(context, { visitId, input, standing: null })
  if (!checked.ok) return checked
  const { organisation, members } = checked.value
  const position = await lastPosition(context, visitId)
  const chosen = { create: members.map((member) => ({ memberId: member.id })) }
  await tx.subgroup.create({
    data: { id, visitId, name: input.name, organisationId: input.organisationId, position, members: chosen },
  })
  const changes = { ...organisationChange(null, organisation), ...membersChange([], members) }
  audit({ ...subject({ id, visitId, name: input.name }), action: 'subgroup.added', changes })
  return ok({ id })
}

/**
 * Saves name, organisation and chosen members; the items that are for the subgroup follow. Who was removed from the
 * delegation is not in the form and keeps the place for the case of a restore. A stale edit is answered with both texts.
 */
export async function editSubgroup(context: CommandContext, input: EditSubgroup): Promise<Result<Made>> {
  const { tx, audit } = context
  const found = await subgroupForWrite(context, input.id)
  if (!found.ok) return found
  const subgroup = found.value
  const { id, visitId } = subgroup
  const before = chosenOf(subgroup)
  if (subgroup.version !== input.version) {
    const mine = textsOf(input, await namedMembers(context, visitId, input.members))
    const theirs = textsOf(subgroup, before)
    return conflict({ version: subgroup.version, base: input.base ?? {}, mine, theirs })
  }
  const checked = await checkFields(context, { visitId, input, standing: subgroup })
  if (!checked.ok) return checked
  const { organisation, members } = checked.value
  const { name, organisationId } = input
  const changes = {
    ...changed(subgroup, { name }, ['name']),
    ...organisationChange(subgroup.organisation, organisation),
    ...membersChange(before, members),
  }
  if (Object.keys(changes).length === 0) return ok({ id })
  await tx.subgroup.update({ where: { id }, data: { name, organisationId, version: { increment: 1 } } })
  const chosen = members.map((member) => member.id)
  await tx.subgroupMember.deleteMany({
    where: { subgroupId: id, memberId: { notIn: chosen }, member: { archivedAt: null } },
  })
  await tx.subgroupMember.createMany({
    data: chosen.map((memberId) => ({ subgroupId: id, memberId })),
    skipDuplicates: true,
  })
  await followRoster(tx, visitId)
  audit({ ...subject({ id, visitId, name }), action: 'subgroup.edited', changes })
  return ok({ id })
}

/** Moves a subgroup by one place; at the edge nothing changes. */
export async function moveSubgroup(
  context: CommandContext,
  input: { id: string; direction: 'up' | 'down' },
): Promise<Result> {
  const found = await subgroupForWrite(context, input.id)
  if (!found.ok) return found
  const subgroup = found.value
  const rows = await context.tx.subgroup.findMany({
    where: { visitId: subgroup.visitId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const order = rows.map(({ id }) => id)
  const next = moved(order, subgroup.id, input.direction)
  if (next.every((id, index) => id === order[index])) return ok(null)
  await context.tx.$executeRaw`/* delegations.subgroup-order */
    UPDATE subgroup s SET position = o.place FROM unnest(${next}::uuid[]) WITH ORDINALITY AS o(id, place)
    WHERE s.id = o.id AND s.position <> o.place`
  context.audit({ ...subject(subgroup), action: 'subgroup.moved' })
  return ok(null)
}

/**
 * Removes a subgroup. Who was in the items still ahead because of it leaves them, who was set by hand stays; with how
 * many items that are is asked first.
 */
export async function removeSubgroup(
  context: CommandContext,
  input: { id: string; version: number; confirmed: string[] },
): Promise<Result> {
  const { tx, now, actor } = context
  const found = await subgroupForWrite(context, input.id)
  if (!found.ok) return found
  const subgroup = found.value
  if (subgroup.version !== input.version) return staleStep(subgroup)
  const ahead = { archivedAt: null, status: { notIn: ['held' as const, 'cancelled' as const] } }
  const items = await tx.programmeItemSubgroup.count({ where: { subgroupId: subgroup.id, item: ahead } })
  if (items > 0 && !input.confirmed.includes('itemsOfSubgroup')) {
    const values = { name: subgroup.name, count: items }
    const warning = { code: 'itemsOfSubgroup', key: 'refusals.delegations.subgroupHasItems', values }
    return fail({ kind: 'confirm', warnings: [warning] })
  }
  await tx.subgroup.update({
    where: { id: subgroup.id },
    data: { archivedAt: now, archivedBy: actor.userId, version: { increment: 1 } },
  })
  await followRoster(tx, subgroup.visitId)
  context.audit({ ...subject(subgroup), action: 'subgroup.removed' })
  return ok(null)
}

/** Puts a removed subgroup back, last in the order; the items that were for it are for it again. */
export async function restoreSubgroup(
  context: CommandContext,
  input: { id: string; version: number },
): Promise<Result<Made>> {
  const { tx } = context
  const found = await subgroupForWrite(context, input.id, { archived: true })
  if (!found.ok) return found
  const subgroup = found.value
  const { id, visitId, name } = subgroup
  if (subgroup.version !== input.version) return staleStep(subgroup)
  if (await isNameTaken(context, { visitId, name, exceptId: id })) {
    return refused('refusals.delegations.subgroupThere', { name })
  }
  const position = await lastPosition(context, visitId)
  await tx.subgroup.update({
    where: { id },
    data: { archivedAt: null, archivedBy: null, position, version: { increment: 1 } },
  })
  await followRoster(tx, visitId)
  context.audit({ ...subject(subgroup), action: 'subgroup.restored' })
  return ok({ id })
}

/** The names that a subgroup of a visit may not take, by the same comparison as the index. */
async function isNameTaken(
  { tx }: CommandContext,
  { visitId, name, exceptId }: { visitId: string; name: string; exceptId: string | null },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`/* delegations.subgroup-named */
    SELECT 1 FROM subgroup WHERE visit_id = ${visitId}::uuid AND lower(name) = lower(${name}) AND archived_at IS NULL
      AND id IS DISTINCT FROM ${exceptId}::uuid`
  return rows.length > 0
}

async function lastPosition({ tx }: CommandContext, visitId: string): Promise<number> {
  const last = await tx.subgroup.aggregate({ where: { visitId, archivedAt: null }, _max: { position: true } })
  return (last._max.position ?? 0) + 1
}

/** Name free, organisation a participating agency, members of this delegation; what stands there may stay. */
async function checkFields(
  context: CommandContext,
  { visitId, input, standing }: { visitId: string; input: Fields; standing: LoadedSubgroup | null },
): Promise<Result<{ organisation: Named | null; members: Named[] }>> {
  const { name, organisationId } = input
  if (await isNameTaken(context, { visitId, name, exceptId: standing?.id ?? null })) {
    return invalid('name', 'refusals.delegations.subgroupThere', { name })
  }
  let organisation = standing?.organisation?.id === organisationId ? (standing?.organisation ?? null) : null
  if (organisationId !== null && organisation === null) {
    const agency = await context.tx.participatingAgency.findFirst({
      where: { visitId, organisationId, archivedAt: null },
      select: { organisation: { select: { id: true, name: true } } },
    })
    if (!agency) return invalid('organisationId', 'errors.referenceGone')
    organisation = agency.organisation
  }
  const ids = [...new Set(input.members)]
  const members = await namedMembers(context, visitId, ids)
  if (members.length < ids.length) return invalid('members', 'errors.referenceGone')
  return ok({ organisation, members })
}

/** Those of the ids that are in the delegation now, by name. */
async function namedMembers({ tx }: CommandContext, visitId: string, ids: readonly string[]): Promise<Named[]> {
  const rows = await tx.delegationMember.findMany({
    where: { visitId, archivedAt: null, id: { in: [...ids] } },
    orderBy: { precedence: 'asc' },
    select: { id: true, title: true, person: { select: { name: true } }, group: { select: { label: true } } },
  })
  return rows.map((row) => ({ id: row.id, name: partyName(row) }))
}

const chosenOf = (subgroup: LoadedSubgroup): Named[] =>
  subgroup.members.flatMap(({ member }) =>
    member.archivedAt === null ? [{ id: member.id, name: partyName(member) }] : [],
  )

/** In one order, so that the same people in another order are no change. */
const inOrder = (texts: string[]): string[] => texts.sort()

function membersChange(before: readonly Named[], after: readonly Named[]): Record<string, Change> {
  const ids = (members: readonly Named[]) => inOrder(members.map(({ id }) => id)).join()
  if (ids(before) === ids(after)) return {}
  const names = (members: readonly Named[]) => inOrder(members.map(({ name }) => name)).join(', ') || null
  return { members: { from: names(before), to: names(after) } }
}

/** As the form shows it, for both sides of a conflict. */
function textsOf({ name, organisationId }: Omit<Fields, 'members'>, members: readonly Named[]) {
  const chosen = inOrder(members.map((member) => JSON.stringify({ id: member.id, label: member.name })))
  return { name, organisationId, members: chosen.length === 0 ? null : `[${chosen.join(',')}]` }
}
