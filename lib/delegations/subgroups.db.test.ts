import { beforeEach, describe, expect, it } from 'vitest'
import { beside, commandsAt, type Input, idOf, refusal } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgency, makeGroup, makeMember, makeSubgroup } from '@/prisma/factories/delegations'
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
const member = async (name: string, more: Input = {}) =>
  makeMember(db(), { visitId, personId: (await makePerson(db(), { name })).id, ...more })
const add = async (input: Input) => idOf(await run(commands.addSubgroup, { visitId, ...input }))
const changesOf = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map((e) => [e.action, e.changes])

describe('making a subgroup', () => {
  it('has chosen members and those of its organisation, each once, in the order of precedence', async () => {
    const { organisationId } = await makeAgency(db(), { visitId })
    const [chosen, both] = [await member('Chosen'), await member('Both', { organisationId })]
    await member('Neither')
    await member('Ministry', { organisationId })
    await member('Gone', { organisationId, archivedAt: NOW })
    const id = await add({ name: 'Technical group', organisationId, members: [both.id, chosen.id] })
    expect((await view()).subgroups).toMatchObject([
      {
        id,
        name: 'Technical group',
        version: 1,
        organisation: { id: organisationId },
        members: [
          { name: 'Chosen', chosen: true },
          { name: 'Both', chosen: true },
          { name: 'Ministry', chosen: false },
        ],
      },
    ])
    const { name } = await db().organisation.findUniqueOrThrow({ where: { id: organisationId } })
    expect(await changesOf(id)).toEqual([
      ['subgroup.added', { organisation: { from: null, to: name }, members: { from: null, to: 'Both, Chosen' } }],
    ])
  })

  it('has a group of unnamed people by its organisation too', async () => {
    const { organisationId } = await makeAgency(db(), { visitId })
    const group = await makeGroup(db(), { visitId, organisationId, label: 'Experts of the ministry' })
    await makeMember(db(), { visitId, groupId: group.id })
    await add({ name: 'Ministry', organisationId })
    expect((await view()).subgroups[0]?.members).toMatchObject([{ name: 'Experts of the ministry', chosen: false }])
  })

  it('needs a name that no other subgroup of the visit has, however it is written', async () => {
    await add({ name: 'Press' })
    expect(await run(commands.addSubgroup, { visitId, name: '  ' })).toEqual(
      beside('name', 'refusals.delegations.subgroupName'),
    )
    expect(await run(commands.addSubgroup, { visitId, name: 'PRESS ' })).toMatchObject(
      beside('name', 'refusals.delegations.subgroupThere'),
    )
    await makeSubgroup(db(), { name: 'Security' })
    expect(await run(commands.addSubgroup, { visitId, name: 'Security' })).toMatchObject({ ok: true })
  })

  it('takes only members and agencies of this delegation', async () => {
    const stranger = await makeMember(db())
    const elsewhere = await makeOrganisation(db())
    expect(await run(commands.addSubgroup, { visitId, name: 'A', members: [stranger.id] })).toEqual(
      beside('members', 'errors.referenceGone'),
    )
    expect(await run(commands.addSubgroup, { visitId, name: 'A', organisationId: elsewhere.id })).toEqual(
      beside('organisationId', 'errors.referenceGone'),
    )
    const many = Array.from({ length: 201 }, () => newId())
    expect(await run(commands.addSubgroup, { visitId, name: 'A', members: many })).toMatchObject(
      beside('members', 'refusals.delegations.tooManyMembers'),
    )
  })

  it('a double click is one subgroup', async () => {
    const input = { commandId: newId(), visitId, name: 'Once' }
    const [first, second] = await Promise.all([run(commands.addSubgroup, input), run(commands.addSubgroup, input)])
    expect(first).toEqual(second)
    expect((await view()).subgroups).toHaveLength(1)
  })
})

describe('editing a subgroup', () => {
  it('saves what was changed, with its history; nothing changed is no change', async () => {
    const [a, b] = [await member('A'), await member('B')]
    const id = await add({ name: 'Press', members: [a.id] })
    const same = { id, version: 1, name: 'Press', members: [a.id] }
    await run(commands.editSubgroup, same)
    expect((await view()).subgroups[0]?.version).toBe(1)
    await run(commands.editSubgroup, { ...same, name: 'Media', members: [b.id] })
    expect((await view()).subgroups).toMatchObject([{ name: 'Media', version: 2, members: [{ name: 'B' }] }])
    expect((await changesOf(id)).at(-1)).toEqual([
      'subgroup.edited',
      { name: { from: 'Press', to: 'Media' }, members: { from: 'A', to: 'B' } },
    ])
  })

  it('a stale edit is answered with both texts and saves nothing', async () => {
    const [a, b] = [await member('A'), await member('B')]
    const id = await add({ name: 'Press', members: [a.id] })
    await run(commands.editSubgroup, { id, version: 1, name: 'Media', members: [a.id] })
    const base = { name: 'Press' }
    expect(await run(commands.editSubgroup, { id, version: 1, name: 'Cameras', members: [b.id], base })).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'name', base: 'Press', mine: 'Cameras', theirs: 'Media' },
          {
            field: 'members',
            base: '',
            mine: JSON.stringify([{ id: b.id, label: 'B' }]),
            theirs: JSON.stringify([{ id: a.id, label: 'A' }]),
          },
        ],
      },
    })
    expect((await view()).subgroups[0]?.name).toBe('Media')
  })

  it('keeps a chosen member who is removed from the delegation for the case of a restore', async () => {
    const [a, b] = [await member('A'), await member('B')]
    const id = await add({ name: 'Press', members: [a.id, b.id] })
    await run(commands.removeMember, { id: a.id, version: 1 })
    await run(commands.editSubgroup, { id, version: 1, name: 'Media', members: [b.id] })
    expect((await view()).subgroups[0]?.members).toMatchObject([{ name: 'B' }])
    await run(commands.restoreMember, { id: a.id, version: 2 })
    expect((await view()).subgroups[0]?.members).toMatchObject([{ name: 'B' }, { name: 'A' }])
  })
})

describe('order, removal and the way back', () => {
  it('moves up and down; the edge is no failure', async () => {
    const [, b] = [await add({ name: 'A' }), await add({ name: 'B' })]
    const names = async () => (await view()).subgroups.map(({ name }) => name)
    await run(commands.moveSubgroup, { id: b, direction: 'up' })
    expect(await names()).toEqual(['B', 'A'])
    expect(await run(commands.moveSubgroup, { id: b, direction: 'up' })).toMatchObject({ ok: true })
    await run(commands.moveSubgroup, { id: b, direction: 'down' })
    expect(await names()).toEqual(['A', 'B'])
  })

  it('asks first while items still to come are for it, and says how many', async () => {
    const subgroup = await makeSubgroup(db(), { visitId, name: 'Press' })
    const subgroups = [subgroup.id]
    await makeItem(db(), { visitId, subgroups })
    await makeItem(db(), { visitId, subgroups, status: 'postponed' })
    await makeItem(db(), { visitId, subgroups, status: 'held' })
    await makeItem(db(), { visitId, subgroups, status: 'cancelled' })
    await makeItem(db(), { visitId, subgroups, archivedAt: NOW })
    const remove = { id: subgroup.id, version: 1 }
    expect(await run(commands.removeSubgroup, remove)).toEqual({
      ok: false,
      failure: {
        kind: 'confirm',
        warnings: [
          {
            code: 'itemsOfSubgroup',
            key: 'refusals.delegations.subgroupHasItems',
            values: { name: 'Press', count: 2 },
          },
        ],
      },
    })
    expect(await run(commands.removeSubgroup, { ...remove, confirmed: ['itemsOfSubgroup'] })).toMatchObject({
      ok: true,
    })
    const { subgroups: left, removedSubgroups } = await view()
    expect([left, removedSubgroups]).toMatchObject([[], [{ name: 'Press', version: 2 }]])
  })

  it('a subgroup of no item goes at once; its name is free, and taken again it bars the way back', async () => {
    const id = await add({ name: 'Press' })
    expect(await run(commands.removeSubgroup, { id, version: 9 })).toMatchObject({ failure: { kind: 'conflict' } })
    expect(await run(commands.removeSubgroup, { id, version: 1 })).toMatchObject({ ok: true })
    expect(await run(commands.editSubgroup, { id, version: 2, name: 'X' })).toMatchObject({
      failure: { kind: 'missing' },
    })
    const other = await add({ name: 'press' })
    expect(await run(commands.restoreSubgroup, { id, version: 2 })).toMatchObject(
      refusal('refusals.delegations.subgroupThere'),
    )
    await run(commands.removeSubgroup, { id: other, version: 1 })
    expect(await run(commands.restoreSubgroup, { id, version: 2 })).toMatchObject({ ok: true })
    expect((await view()).subgroups).toMatchObject([{ id, version: 3 }])
    expect((await changesOf(id)).map(([action]) => action)).toEqual([
      'subgroup.added',
      'subgroup.removed',
      'subgroup.restored',
    ])
  })
})

it.each(['completed', 'cancelled'] as const)('a %s visit takes no change of its subgroups', async (status) => {
  const [standing, gone] = [
    await makeSubgroup(db(), { visitId }),
    await makeSubgroup(db(), { visitId, archivedAt: NOW }),
  ]
  await db().visit.update({ where: { id: visitId }, data: { status, statusReason: 'Over' } })
  const closed = refusal('refusals.visitClosed')
  const one = { id: standing.id, version: 1 }
  expect(await run(commands.addSubgroup, { visitId, name: 'Late' })).toEqual(closed)
  expect(await run(commands.editSubgroup, { ...one, name: 'Late' })).toEqual(closed)
  expect(await run(commands.moveSubgroup, { id: standing.id, direction: 'up' })).toEqual(closed)
  expect(await run(commands.removeSubgroup, one)).toEqual(closed)
  expect(await run(commands.restoreSubgroup, { id: gone.id, version: 1 })).toEqual(closed)
})
