import { beforeEach, describe, expect, it } from 'vitest'
import { beside, commandsAt, type Input, refusal } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeGroup, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { getDelegation } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor
let visitId: string

beforeEach(async () => {
  planner = await asRole(db(), 'planner')
  visitId = (await makeVisit(db())).id
})

const run = commandsAt(NOW, () => planner)
const view = async () => {
  const delegation = await getDelegation(planner, visitId)
  if (!delegation) throw new Error('hidden')
  return delegation
}
const events = async () =>
  (await db().auditEvent.findMany({ where: { visitId }, orderBy: { id: 'asc' }, select: { action: true } })).map(
    (e) => e.action,
  )
const person = async (name: string) => (await makePerson(db(), { name })).id
const member = async (name: string, more: Input = {}) =>
  makeMember(db(), { visitId, personId: await person(name), ...more })

describe('a group', () => {
  it('stands in the delegation by its label, its number known or not', async () => {
    await run(commands.addMemberGroup, { visitId, label: 'representatives of the centre', headcount: '' })
    await run(commands.addMemberGroup, { visitId, label: 'security', headcount: '4', role: 'security' })
    expect((await view()).members).toMatchObject([
      { name: 'representatives of the centre', isGroup: true, headcount: null, role: 'member' },
      { name: 'security', isGroup: true, headcount: 4, role: 'security' },
    ])
  })

  it('is edited as a group, and no person is edited as one', async () => {
    await run(commands.addMemberGroup, { visitId, label: 'representatives' })
    const [row] = (await view()).members
    const edited = { id: row?.id, version: 1, label: 'two representatives', headcount: 2, role: 'adviser' }
    expect(await run(commands.editMemberGroup, edited)).toMatchObject({ ok: true })
    expect((await view()).members).toMatchObject([
      { name: 'two representatives', headcount: 2, role: 'adviser', version: 2 },
    ])
    const asPerson = { id: row?.id, version: 2, role: 'member' }
    expect(await run(commands.editMember, asPerson)).toEqual(refusal('refusals.delegations.notAPerson'))
    const someone = await member('P')
    const asGroup = { id: someone.id, version: 1, label: 'x' }
    expect(await run(commands.editMemberGroup, asGroup)).toEqual(refusal('refusals.delegations.notAGroup'))
  })

  it('leads nothing', async () => {
    const result = await run(commands.addMemberGroup, { visitId, label: 'x', role: 'head_of_delegation' })
    expect(result).toEqual(beside('role', 'errors.choose'))
  })
})

describe('replacing a group by persons', () => {
  it('they take its place in the order and in every programme item; the group is kept as removed', async () => {
    const first = await member('First')
    const organisation = await makeOrganisation(db())
    const made = await makeGroup(db(), { visitId, label: 'representatives', organisationId: organisation.id })
    const group = await makeMember(db(), { visitId, groupId: made.id, organisationId: organisation.id })
    const last = await member('Last')
    const items = [
      await makeItem(db(), { visitId, participants: [group.id, last.id] }),
      await makeItem(db(), { visitId, participants: [group.id] }),
      await makeItem(db(), { visitId, participants: [first.id] }),
    ]
    const people = [
      { person: { name: 'N One' }, title: 'Expert' },
      { person: { name: 'N Two' } },
      { person: { id: last.personId } },
    ]
    const input = { id: group.id, version: 1, people }
    expect(await run(commands.replaceMemberGroup, input)).toEqual({ ok: true, value: null })
    const { members, removedMembers } = await view()
    expect(members.map(({ name }) => name)).toEqual(['First', 'N One', 'N Two', 'Last'])
    expect(members[1]).toMatchObject({ title: 'Expert', organisation: { id: organisation.id }, role: 'member' })
    expect(removedMembers).toMatchObject([{ name: 'representatives', isGroup: true }])
    const taking = async (id: string | undefined) => {
      const rows = await db().itemParticipant.findMany({
        where: { itemId: id ?? '' },
        select: { member: { select: { person: { select: { name: true } } } } },
      })
      return rows.map((row) => row.member.person?.name).sort()
    }
    expect(await taking(items[0]?.id)).toEqual(['Last', 'N One', 'N Two'])
    expect(await taking(items[1]?.id)).toEqual(['Last', 'N One', 'N Two'])
    expect(await taking(items[2]?.id)).toEqual(['First'])
    const versions = await db().programmeItem.findMany({ where: { visitId }, orderBy: { number: 'asc' } })
    expect(versions.map(({ version }) => version)).toEqual([2, 2, 1])
    expect((await events()).filter((action) => !action.startsWith('person.'))).toEqual([
      'programme_item.edited',
      'programme_item.edited',
      'member.group_replaced',
    ])
  })

  it('names everybody once, and wants the version that was seen', async () => {
    const made = await makeGroup(db(), { visitId })
    const group = await makeMember(db(), { visitId, groupId: made.id })
    const twice = [{ person: { name: 'Same' } }, { person: { name: 'Same' } }]
    expect(await run(commands.replaceMemberGroup, { id: group.id, version: 1, people: twice })).toEqual(
      beside('people.1.person', 'refusals.delegations.namedTwice'),
    )
    const people = [{ person: { name: 'Same' } }]
    const stale = await run(commands.replaceMemberGroup, { id: group.id, version: 3, people })
    expect(stale).toMatchObject({ failure: { kind: 'conflict', version: 1 } })
    const someone = await member('P')
    const notAGroup = await run(commands.replaceMemberGroup, { id: someone.id, version: 1, people })
    expect(notAGroup).toEqual(refusal('refusals.delegations.notAGroup'))
    const nobody = await run(commands.replaceMemberGroup, { id: group.id, version: 1, people: [] })
    expect(nobody).toMatchObject(beside('people', 'refusals.delegations.replaceByNobody'))
  })
})

describe('participating agencies', () => {
  it('are chosen or created in place, each once, and moved', async () => {
    await run(commands.addAgency, { visitId, organisation: { name: 'Body A' } })
    await run(commands.addAgency, { visitId, organisation: { name: 'Body B' } })
    const again = await run(commands.addAgency, { visitId, organisation: { name: 'Body A' } })
    expect(again).toEqual(beside('organisation', 'refusals.delegations.agencyThere'))
    const [, b] = (await view()).agencies
    await run(commands.moveAgency, { id: b?.id, direction: 'up' })
    expect((await view()).agencies.map(({ name }) => name)).toEqual(['Body B', 'Body A'])
  })

  it('one that still has members is not removed, and says who they are', async () => {
    const agency = await makeAgency(db(), { visitId })
    const row = await member('Still Here', { organisationId: agency.organisationId })
    expect(await run(commands.removeAgency, { id: agency.id })).toMatchObject({
      ok: false,
      failure: {
        kind: 'refused',
        reason: { key: 'refusals.delegations.agencyHasPeople', values: { count: 1 } },
        blockers: [{ values: { name: 'Still Here' } }],
      },
    })
    await run(commands.removeMember, { id: row.id, version: 1 })
    expect(await run(commands.removeAgency, { id: agency.id })).toEqual({ ok: true, value: null })
    expect(await view()).toMatchObject({ agencies: [], removedAgencies: [{ id: agency.id }] })
    expect(await run(commands.restoreAgency, { id: agency.id })).toEqual({ ok: true, value: null })
    expect((await view()).agencies).toMatchObject([{ id: agency.id }])
    expect(await run(commands.restoreAgency, { id: agency.id })).toMatchObject({ failure: { kind: 'missing' } })
  })

  it('added twice at once it is there once', async () => {
    const organisation = { id: (await makeOrganisation(db())).id }
    const both = await Promise.all([1, 2].map(() => run(commands.addAgency, { visitId, organisation })))
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect((await view()).agencies).toHaveLength(1)
  })
})
