import { beforeEach, describe, expect, it } from 'vitest'
import { commandsAt, type Input, idOf } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeGroup, makeMember, makeSubgroup } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { followRoster } from './roster.commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor
let visitId: string

beforeEach(async () => {
  planner = await asRole(db(), 'planner')
  visitId = (await makeVisit(db())).id
})

const run = commandsAt(NOW, () => planner)
const member = async (name: string, more: Input = {}) =>
  makeMember(db(), { visitId, personId: (await makePerson(db(), { name })).id, ...more })
const follow = () => db().$transaction((tx) => followRoster(tx, visitId))
/** Who is in an item, by precedence; set by hand with a star. */
const inItem = async ({ id }: { id: string }) => {
  const rows = await db().itemParticipant.findMany({
    where: { itemId: id },
    orderBy: [{ member: { precedence: 'asc' } }, { memberId: 'asc' }],
    select: { byHand: true, member: { select: { person: true, group: true } } },
  })
  return rows.map(({ byHand, member: { person, group } }) => `${person?.name ?? group?.label}${byHand ? '*' : ''}`)
}

describe('an item for everyone', () => {
  it('is joined by who is added, left by who is removed, and joined again by who is restored', async () => {
    const item = await makeItem(db(), { visitId, forEveryone: true })
    const a = idOf(await run(commands.addMember, { visitId, person: { name: 'A' }, role: 'member' }))
    await run(commands.addMemberGroup, { visitId, label: 'experts' })
    expect(await inItem(item)).toEqual(['A', 'experts'])
    await run(commands.removeMember, { id: a, version: 1 })
    expect(await inItem(item)).toEqual(['experts'])
    await run(commands.restoreMember, { id: a, version: 2 })
    expect(await inItem(item)).toEqual(['experts', 'A'])
  })

  it.each(['held', 'cancelled'] as const)('a %s one keeps who was there', async (status) => {
    const item = await makeItem(db(), { visitId, forEveryone: true })
    const a = await member('A')
    await follow()
    await db().programmeItem.update({ where: { id: item.id }, data: { status, statusReason: 'As it is' } })
    await member('B')
    await run(commands.removeMember, { id: a.id, version: 1 })
    expect(await inItem(item)).toEqual(['A'])
  })

  it('no archived item and no item of another visit follows', async () => {
    const archived = await makeItem(db(), { visitId, forEveryone: true, archivedAt: NOW })
    const other = await makeItem(db(), { forEveryone: true })
    await run(commands.addMember, { visitId, person: { name: 'A' }, role: 'member' })
    expect([await inItem(archived), await inItem(other)]).toEqual([[], []])
  })
})

describe('an item for a subgroup', () => {
  it('follows the members of an organisation as they join, change their organisation, and leave', async () => {
    const { organisationId } = await makeAgency(db(), { visitId })
    const subgroup = await makeSubgroup(db(), { visitId, organisationId })
    const item = await makeItem(db(), { visitId, subgroups: [subgroup.id] })
    const organisation = { id: organisationId }
    await run(commands.addMember, { visitId, person: { name: 'A' }, role: 'member', organisation })
    const b = idOf(await run(commands.addMember, { visitId, person: { name: 'B' }, role: 'member' }))
    const group = idOf(await run(commands.addMemberGroup, { visitId, label: 'experts' }))
    expect(await inItem(item)).toEqual(['A'])
    await run(commands.editMember, { id: b, version: 1, role: 'member', organisation })
    await run(commands.editMemberGroup, { id: group, version: 1, label: 'experts', organisation })
    expect(await inItem(item)).toEqual(['A', 'B', 'experts'])
    await run(commands.editMember, { id: b, version: 2, role: 'member', organisation: null })
    expect(await inItem(item)).toEqual(['A', 'experts'])
    await run(commands.removeMember, { id: group, version: 2 })
    expect(await inItem(item)).toEqual(['A'])
  })

  it('follows the subgroup: who is chosen joins, who is not any more leaves, who was set by hand stays', async () => {
    const [a, b, c] = [await member('A'), await member('B'), await member('C')]
    const subgroup = await makeSubgroup(db(), { visitId, name: 'Press', members: [a.id, b.id] })
    const item = await makeItem(db(), { visitId, subgroups: [subgroup.id], participants: [b.id] })
    await follow()
    expect(await inItem(item)).toEqual(['A', 'B*'])
    await run(commands.editSubgroup, { id: subgroup.id, version: 1, name: 'Press', members: [c.id] })
    expect(await inItem(item)).toEqual(['B*', 'C'])
  })

  it('is left by all but who was set by hand when the subgroup is removed, and joined again when it is restored', async () => {
    const [a, b] = [await member('A'), await member('B')]
    const subgroup = await makeSubgroup(db(), { visitId, members: [a.id] })
    const item = await makeItem(db(), { visitId, subgroups: [subgroup.id], participants: [b.id] })
    await follow()
    await run(commands.removeSubgroup, { id: subgroup.id, version: 1, confirmed: ['itemsOfSubgroup'] })
    expect(await inItem(item)).toEqual(['B*'])
    await run(commands.restoreSubgroup, { id: subgroup.id, version: 2 })
    expect(await inItem(item)).toEqual(['A', 'B*'])
  })

  it('keeps a member who is in another of its subgroups', async () => {
    const a = await member('A')
    const [one, two] = [
      await makeSubgroup(db(), { visitId, members: [a.id] }),
      await makeSubgroup(db(), { visitId, members: [a.id] }),
    ]
    const item = await makeItem(db(), { visitId, subgroups: [one.id, two.id] })
    await follow()
    await run(commands.removeSubgroup, { id: one.id, version: 1, confirmed: ['itemsOfSubgroup'] })
    expect(await inItem(item)).toEqual(['A'])
  })
})

it('who was set by hand and is removed has the place again when restored', async () => {
  const a = await member('A')
  const item = await makeItem(db(), { visitId, participants: [a.id] })
  await run(commands.removeMember, { id: a.id, version: 1 })
  await run(commands.restoreMember, { id: a.id, version: 2 })
  expect(await inItem(item)).toEqual(['A*'])
})

it('persons who replace a group take its places, each set by hand where the group’s was', async () => {
  const group = await makeGroup(db(), { visitId, label: 'experts' })
  const groupId = (await makeMember(db(), { visitId, groupId: group.id })).id
  const there = await member('There')
  const subgroup = await makeSubgroup(db(), { visitId, members: [groupId] })
  const [byHand, ahead, everyone] = [
    await makeItem(db(), { visitId, participants: [groupId] }),
    await makeItem(db(), { visitId, subgroups: [subgroup.id] }),
    await makeItem(db(), { visitId, forEveryone: true }),
  ]
  await follow()
  const held = await makeItem(db(), { visitId, status: 'held', participants: [groupId] })
  const people = [{ person: { name: 'New' } }, { person: { id: there.personId } }]
  await run(commands.replaceMemberGroup, { id: groupId, version: 1, people })
  expect(await inItem(byHand)).toEqual(['New*', 'There*'])
  expect(await inItem(held)).toEqual(['New*', 'There*'])
  expect(await inItem(ahead)).toEqual(['New', 'There'])
  expect(await inItem(everyone)).toEqual(['New', 'There'])
  const told = await db().auditEvent.findMany({ where: { visitId, action: 'programme_item.edited' } })
  expect(told.map(({ subjectId }) => subjectId).sort()).toEqual([byHand.id, held.id].sort())
})

it('sixty items and fifty members follow in one statement', async () => {
  const { organisationId } = await makeAgency(db(), { visitId })
  const ministry = await makeSubgroup(db(), { visitId, organisationId })
  for (let i = 0; i < 50; i++) await member(`M${i}`, i < 20 ? { organisationId } : {})
  for (let i = 0; i < 30; i++) await makeItem(db(), { visitId, forEveryone: true })
  for (let i = 0; i < 30; i++) await makeItem(db(), { visitId, subgroups: [ministry.id] })
  const count = () => db().itemParticipant.count({ where: { item: { visitId } } })
  const counted = await db().$transaction((tx) => countStatements(() => followRoster(tx, visitId)))
  expect([counted, await count()]).toEqual([1, 30 * 50 + 30 * 20])
  await db().delegationMember.updateMany({ where: { visitId, organisationId }, data: { archivedAt: NOW } })
  expect([await db().$transaction((tx) => countStatements(() => followRoster(tx, visitId))), await count()]).toEqual([
    1,
    30 * 30,
  ])
})
