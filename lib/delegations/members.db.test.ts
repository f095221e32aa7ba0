import { beforeEach, describe, expect, it } from 'vitest'
import { beside, commandsAt, type Input, refusal } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
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
const names = async () => (await view()).members.map(({ name }) => name)
const events = async () =>
  (await db().auditEvent.findMany({ where: { visitId }, orderBy: { id: 'asc' }, select: { action: true } })).map(
    (e) => e.action,
  )
const person = async (name: string) => (await makePerson(db(), { name })).id
const member = async (name: string, more: Input = {}) =>
  makeMember(db(), { visitId, personId: await person(name), ...more })

describe('adding a member', () => {
  it('keeps role, title and organisation as held then, and makes the organisation a participating agency', async () => {
    const organisation = await makeOrganisation(db(), { name: 'Centre for Strategy' })
    const result = await run(commands.addMember, {
      visitId,
      person: { name: 'New Person' },
      role: 'head_of_delegation',
      organisation: { id: organisation.id },
      title: 'Executive Director',
    })
    expect(result).toMatchObject({ ok: true, value: { joined: 'Centre for Strategy' } })
    const { members, agencies } = await view()
    expect(members).toMatchObject([
      {
        name: 'New Person',
        role: 'head_of_delegation',
        title: 'Executive Director',
        organisation: { id: organisation.id, name: 'Centre for Strategy' },
        isGroup: false,
        version: 1,
      },
    ])
    expect(agencies).toMatchObject([{ organisationId: organisation.id, name: 'Centre for Strategy', people: 1 }])
    expect(await events()).toEqual(['member.added', 'agency.added'])
  })

  it('leaves the order of the agencies alone when the organisation is one already', async () => {
    const [first, second] = [await makeAgency(db(), { visitId }), await makeAgency(db(), { visitId })]
    const result = await run(commands.addMember, {
      visitId,
      person: { id: await person('P') },
      role: 'member',
      organisation: { id: first.organisationId },
    })
    expect(result).toMatchObject({ ok: true, value: { joined: null } })
    expect((await view()).agencies.map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it('brings a removed agency back with its member', async () => {
    const agency = await makeAgency(db(), { visitId, archivedAt: NOW })
    const organisation = { id: agency.organisationId }
    await run(commands.addMember, { visitId, person: { id: await person('P') }, role: 'member', organisation })
    expect((await view()).agencies.map(({ id }) => id)).toEqual([agency.id])
  })

  it('a title on a visit does not change when the person is promoted', async () => {
    const position = await makePosition(db(), { title: 'Deputy' })
    const who = { id: position.personId }
    await run(commands.addMember, { visitId, person: who, role: 'member', title: 'Deputy' })
    await db().position.update({ where: { id: position.id }, data: { title: 'Director' } })
    expect((await view()).members[0]?.title).toBe('Deputy')
  })

  it('says beside the field that a person is in the delegation already', async () => {
    const there = await member('Twice')
    const result = await run(commands.addMember, { visitId, person: { id: there.personId }, role: 'member' })
    expect(result).toEqual(beside('person', 'refusals.delegations.memberThere'))
    const byName = await run(commands.addMember, { visitId, person: { name: 'Twice' }, role: 'member' })
    expect(byName).toEqual(beside('person', 'refusals.delegations.memberThere'))
  })

  it('says beside the role who is head of delegation already', async () => {
    await member('The Head', { role: 'head_of_delegation' })
    const result = await run(commands.addMember, { visitId, person: { name: 'Another' }, role: 'head_of_delegation' })
    expect(result).toEqual({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: { role: [{ key: 'refusals.delegations.oneHead', values: { name: 'The Head' } }] },
      },
    })
    expect(await db().person.count({ where: { name: 'Another' } })).toBe(0)
  })

  it('two heads at once: one is head, the other is told so', async () => {
    const both = await Promise.all(
      ['One', 'Two'].map((name) => run(commands.addMember, { visitId, person: { name }, role: 'head_of_delegation' })),
    )
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.find((result) => !result.ok)).toMatchObject({ failure: { kind: 'invalid', fields: { role: [{}] } } })
  })

  it('a double click is one member', async () => {
    const input = { commandId: newId(), visitId, person: { name: 'Once' }, role: 'member' }
    const [first, second] = await Promise.all([run(commands.addMember, input), run(commands.addMember, input)])
    expect(first).toEqual(second)
    expect(await names()).toEqual(['Once'])
  })

  it('a person who is gone from the directory is named beside the field', async () => {
    const gone = await makePerson(db(), { archivedAt: NOW })
    const result = await run(commands.addMember, { visitId, person: { id: gone.id }, role: 'member' })
    expect(result).toEqual(beside('person', 'errors.referenceGone'))
  })
})

describe('editing a member', () => {
  it('saves what was changed, with its history, and takes the marks of a proposal away', async () => {
    const row = await member('P', { title: 'Deputy', proposed: ['title', 'role'] })
    const input = { id: row.id, version: 1, role: 'member', organisation: { name: 'Other Body' }, title: 'Director' }
    expect(await run(commands.editMember, input)).toMatchObject({ ok: true, value: { joined: 'Other Body' } })
    expect((await view()).members).toMatchObject([{ title: 'Director', proposed: ['role'], version: 2 }])
    const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: row.id } })
    expect(event.changes).toEqual({
      title: { from: 'Deputy', to: 'Director' },
      organisation: { from: null, to: 'Other Body' },
    })
  })

  it('with nothing changed it leaves version and history alone', async () => {
    const row = await member('P', { title: 'Deputy' })
    await run(commands.editMember, { id: row.id, version: 1, role: 'member', title: 'Deputy' })
    expect((await view()).members[0]?.version).toBe(1)
    expect(await events()).toEqual([])
  })

  it('an older version is answered with both texts and saves nothing', async () => {
    const row = await member('P', { title: 'Deputy' })
    await run(commands.editMember, { id: row.id, version: 1, role: 'member', title: 'Director' })
    const stale = { id: row.id, version: 1, role: 'adviser', title: 'Chief', base: { title: 'Deputy', role: 'member' } }
    expect(await run(commands.editMember, stale)).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'role', base: 'member', mine: 'adviser', theirs: 'member' },
          { field: 'title', base: 'Deputy', mine: 'Chief', theirs: 'Director' },
        ],
      },
    })
    expect((await view()).members).toMatchObject([{ role: 'member', title: 'Director' }])
  })

  it('the head may be edited and stays head; nobody else becomes one', async () => {
    const head = await member('Head', { role: 'head_of_delegation' })
    const other = await member('Other')
    const kept = { id: head.id, version: 1, role: 'head_of_delegation', title: 'Minister' }
    expect(await run(commands.editMember, kept)).toMatchObject({ ok: true })
    const result = await run(commands.editMember, { id: other.id, version: 1, role: 'head_of_delegation' })
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', fields: { role: [{ values: { name: 'Head' } }] } },
    })
  })

  it('an organisation that was archived since may stay', async () => {
    const organisation = await makeOrganisation(db(), { archivedAt: NOW })
    const row = await member('P', { organisationId: organisation.id })
    const input = { id: row.id, version: 1, role: 'adviser', organisation: { id: organisation.id } }
    expect(await run(commands.editMember, input)).toMatchObject({ ok: true })
  })
})

describe('the order of precedence', () => {
  beforeEach(async () => {
    for (const name of ['A', 'B', 'C']) await member(name)
  })
  const move = async (name: string, direction: string, commandId = newId()) => {
    const row = (await view()).members.find((m) => m.name === name)
    return run(commands.moveMember, { commandId, id: row?.id, direction })
  }

  it('moves up, down, to the top and to the end; the edge is no failure', async () => {
    await move('B', 'up')
    expect(await names()).toEqual(['B', 'A', 'C'])
    await move('B', 'down')
    expect(await names()).toEqual(['A', 'B', 'C'])
    await move('C', 'first')
    expect(await names()).toEqual(['C', 'A', 'B'])
    await move('C', 'last')
    expect(await names()).toEqual(['A', 'B', 'C'])
    expect(await move('A', 'up')).toMatchObject({ ok: true })
    expect(await names()).toEqual(['A', 'B', 'C'])
    expect(await events()).toEqual(['member.moved', 'member.moved', 'member.moved', 'member.moved'])
  })

  it('two moves at the same time both count, and nobody shares a place', async () => {
    await Promise.all([move('C', 'up'), move('C', 'up')])
    expect(await names()).toEqual(['C', 'A', 'B'])
    await Promise.all([move('A', 'down'), move('B', 'up'), move('C', 'last')])
    const rows = await db().delegationMember.findMany({ where: { visitId }, orderBy: { precedence: 'asc' } })
    expect(rows.map(({ precedence }) => precedence)).toEqual([1, 2, 3])
  })

  it('a double click moves once', async () => {
    const commandId = newId()
    await Promise.all([move('C', 'up', commandId), move('C', 'up', commandId)])
    expect(await names()).toEqual(['A', 'C', 'B'])
  })

  it('a gap that a removal left is closed, and an open edit form stays good', async () => {
    const [a, b] = (await view()).members
    await run(commands.removeMember, { id: a?.id, version: 1 })
    await move('C', 'up')
    expect(await names()).toEqual(['C', 'B'])
    expect(await run(commands.editMember, { id: b?.id, version: 1, role: 'adviser' })).toMatchObject({ ok: true })
  })
})

describe('removing and restoring', () => {
  it('a removed member is out of the delegation, still in what was held, and comes back last', async () => {
    const [first] = [await member('First'), await member('Second')]
    const item = await makeItem(db(), { visitId, status: 'held', participants: [first.id] })
    await run(commands.removeMember, { id: first.id, version: 1 })
    expect(await names()).toEqual(['Second'])
    expect((await view()).removedMembers).toMatchObject([{ name: 'First', version: 2 }])
    expect(await db().itemParticipant.findMany({ where: { itemId: item.id } })).toHaveLength(1)
    expect(await run(commands.restoreMember, { id: first.id, version: 2 })).toMatchObject({ ok: true })
    expect(await names()).toEqual(['Second', 'First'])
    expect(await events()).toEqual(['member.removed', 'member.restored'])
  })

  it('an older version is refused; what is removed cannot be removed again or edited', async () => {
    const row = await member('P')
    expect(await run(commands.removeMember, { id: row.id, version: 7 })).toMatchObject({
      failure: { kind: 'conflict' },
    })
    await run(commands.removeMember, { id: row.id, version: 1 })
    expect(await run(commands.removeMember, { id: row.id, version: 2 })).toMatchObject({ failure: { kind: 'missing' } })
    const edit = { id: row.id, version: 2, role: 'member' }
    expect(await run(commands.editMember, edit)).toMatchObject({ failure: { kind: 'missing' } })
  })

  it('is refused when the person or another head is there meanwhile', async () => {
    const head = await member('Head', { role: 'head_of_delegation' })
    await run(commands.removeMember, { id: head.id, version: 1 })
    const again = await run(commands.addMember, { visitId, person: { id: head.personId }, role: 'member' })
    const restored = () => run(commands.restoreMember, { id: head.id, version: 2 })
    expect(await restored()).toEqual(refusal('refusals.delegations.memberThere'))
    await run(commands.removeMember, { id: again.ok ? again.value.id : '', version: 1 })
    await member('New Head', { role: 'head_of_delegation' })
    expect(await restored()).toMatchObject(refusal('refusals.delegations.oneHead'))
  })

  it('brings the agency back that was removed meanwhile', async () => {
    const agency = await makeAgency(db(), { visitId })
    const row = await member('P', { organisationId: agency.organisationId })
    await run(commands.removeMember, { id: row.id, version: 1 })
    await run(commands.removeAgency, { id: agency.id })
    expect((await view()).removedAgencies).toHaveLength(1)
    await run(commands.restoreMember, { id: row.id, version: 2 })
    expect((await view()).agencies.map(({ id }) => id)).toEqual([agency.id])
  })
})

it.each(['completed', 'cancelled'] as const)('a %s visit takes no change of its delegation', async (status) => {
  const row = await member('P')
  await db().visit.update({ where: { id: visitId }, data: { status, statusReason: 'Over' } })
  const closed = refusal('refusals.visitClosed')
  expect(await run(commands.addMember, { visitId, person: { name: 'Late' }, role: 'member' })).toEqual(closed)
  expect(await run(commands.addMemberGroup, { visitId, label: 'late' })).toEqual(closed)
  expect(await run(commands.editMember, { id: row.id, version: 1, role: 'adviser' })).toEqual(closed)
  expect(await run(commands.moveMember, { id: row.id, direction: 'up' })).toEqual(closed)
  expect(await run(commands.removeMember, { id: row.id, version: 1 })).toEqual(closed)
  expect(await run(commands.addAgency, { visitId, organisation: { name: 'Late Body' } })).toEqual(closed)
})
