import { beforeEach, describe, expect, it } from 'vitest'
import { beside, commandsAt, type Input, idOf } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { removeMember, restoreMember } from '@/lib/delegations/commands'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeMember, makeSubgroup } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { duplicateItem } from './copy/duplicate.commands'
import { getItem, getItemFormOptions } from './queries'
import { listUnconfirmed } from './unconfirmed/queries'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor
let visitId: string

beforeEach(async () => {
  planner = await asRole(db(), 'planner')
  visitId = (await makeVisit(db())).id
})

const run = commandsAt(NOW, () => planner)
const meeting = { type: 'meeting', title: 'Talks' }
const member = async (name: string, more: Input = {}) =>
  makeMember(db(), { visitId, personId: (await makePerson(db(), { name })).id, ...more })
const add = async (fields: Input) => idOf(await run(commands.addProgrammeItem, { visitId, ...meeting, ...fields }))
const edit = async (itemId: string, version: number, fields: Input) => {
  const result = await run(commands.editItem, { itemId, version, ...meeting, ...fields })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
}
const read = async (itemId: string) => {
  const page = await getItem(planner, itemId)
  if (!page) throw new Error('hidden')
  return page.item
}
/** Who takes part as the page tells it; set by hand with a star. */
const inItem = async (itemId: string) =>
  (await read(itemId)).participants.map(({ name, byHand }) => name + (byHand ? '*' : ''))
const lastChange = async (subjectId: string) =>
  (await db().auditEvent.findFirstOrThrow({ where: { subjectId }, orderBy: { id: 'desc' } })).changes

describe('whom an item is for', () => {
  it('everyone, subgroups and members by name, in any combination', async () => {
    const [a, b, c] = [await member('A'), await member('B'), await member('C')]
    const press = await makeSubgroup(db(), { visitId, name: 'Press', members: [a.id] })
    expect(await inItem(await add({ forEveryone: true }))).toEqual(['A', 'B', 'C'])
    expect(await inItem(await add({ subgroups: [press.id] }))).toEqual(['A'])
    const mixed = await add({ subgroups: [press.id], members: [c.id] })
    expect(await inItem(mixed)).toEqual(['A', 'C*'])
    expect(await read(mixed)).toMatchObject({ forEveryone: false, subgroups: [{ name: 'Press' }] })
    expect(await inItem(await add({ forEveryone: true, subgroups: [press.id], members: [b.id] }))).toEqual([
      'A',
      'B*',
      'C',
    ])
  })

  it('is changed in words that the history keeps, and back again', async () => {
    const [a, b] = [await member('A'), await member('B')]
    const press = await makeSubgroup(db(), { visitId, name: 'Press', members: [a.id] })
    const id = await add({ members: [a.id, b.id] })
    await edit(id, 1, { subgroups: [press.id], forEveryone: true })
    expect(await inItem(id)).toEqual(['A', 'B'])
    expect(await lastChange(id)).toEqual({
      forEveryone: { from: null, to: 'true' },
      subgroups: { from: null, to: 'Press' },
      members: { from: 'A, B', to: null },
    })
    await edit(id, 2, { subgroups: [press.id] })
    expect(await inItem(id)).toEqual(['A'])
    expect(await lastChange(id)).toEqual({ forEveryone: { from: 'true', to: null } })
    await edit(id, 3, { members: [b.id] })
    expect(await inItem(id)).toEqual(['B*'])
  })

  it('takes no subgroup of another visit and none that is removed; one that stands on it may stay', async () => {
    const [elsewhere, gone] = [await makeSubgroup(db()), await makeSubgroup(db(), { visitId, archivedAt: NOW })]
    for (const { id } of [elsewhere, gone]) {
      expect(await run(commands.addProgrammeItem, { visitId, ...meeting, subgroups: [id] })).toEqual(
        beside('subgroups', 'errors.referenceGone'),
      )
    }
  })

  it('a stale save is answered with both audiences', async () => {
    const a = await member('A')
    const press = await makeSubgroup(db(), { visitId, members: [a.id] })
    const id = await add({ subgroups: [press.id] })
    await edit(id, 1, { forEveryone: true })
    const stale = { itemId: id, version: 1, ...meeting, subgroups: [press.id] }
    expect(await run(commands.editItem, stale)).toMatchObject({
      failure: {
        kind: 'conflict',
        fields: [
          { field: 'forEveryone', mine: 'false', theirs: 'true' },
          { field: 'subgroups', mine: JSON.stringify([press.id]), theirs: '' },
        ],
      },
    })
  })
})

describe('an item that was held', () => {
  it('added as held, it has everyone who is in the delegation then, and nobody who comes later', async () => {
    await member('A')
    const id = idOf(await run(commands.addUnplannedMeeting, { visitId, ...meeting, forEveryone: true }))
    await member('B')
    await edit(id, 1, { forEveryone: true, title: 'Long talks' })
    expect(await inItem(id)).toEqual(['A'])
  })

  it('keeps who was there with everyone when a name is taken off it', async () => {
    const [a, late] = [await member('A'), { forEveryone: true }]
    const id = idOf(await run(commands.addUnplannedMeeting, { visitId, ...meeting, ...late, members: [a.id] }))
    await member('B')
    expect(await inItem(id)).toEqual(['A*'])
    await edit(id, 1, late)
    expect(await inItem(id)).toEqual(['A'])
  })

  it('has another audience when its form says so', async () => {
    const [a] = [await member('A'), await member('B')]
    const press = await makeSubgroup(db(), { visitId, members: [a.id] })
    const id = idOf(await run(commands.addUnplannedMeeting, { visitId, ...meeting, forEveryone: true }))
    await edit(id, 1, { subgroups: [press.id] })
    expect(await inItem(id)).toEqual(['A'])
  })

  it('names who has left the delegation since; one still ahead does not', async () => {
    const a = await member('A')
    const fields = { members: [a.id] }
    const [ahead, held] = [
      await add(fields),
      idOf(await run(commands.addUnplannedMeeting, { visitId, ...meeting, ...fields })),
    ]
    await run(removeMember, { id: a.id, version: 1 })
    expect([await inItem(ahead), await inItem(held)]).toEqual([[], ['A*']])
    // The form does not name them, so that a save does not lose the place for a restore.
    await edit(ahead, 1, { title: 'Long talks' })
    expect(await lastChange(ahead)).toEqual({ title: { from: 'Talks', to: 'Long talks' } })
    await run(restoreMember, { id: a.id, version: 2 })
    expect(await inItem(ahead)).toEqual(['A*'])
  })
})

it('a copy of what was held has who is in the delegation now', async () => {
  const a = await member('A')
  const id = idOf(await run(commands.addUnplannedMeeting, { visitId, ...meeting, forEveryone: true }))
  await run(removeMember, { id: a.id, version: 1 })
  await member('B')
  const copy = idOf(await run(duplicateItem, { itemId: id }))
  expect([await inItem(id), await inItem(copy)]).toEqual([['A'], ['B']])
})

it('an item that names only whom the delegation has lost has nobody yet', async () => {
  const a = await member('A')
  const id = await add({ members: [a.id] })
  await run(removeMember, { id: a.id, version: 1 })
  const { visits } = await listUnconfirmed(planner, { filters: {}, today: '2027-03-12', visitId })
  const [item] = visits.flatMap(({ items }) => items)
  expect(item?.id).toBe(id)
  expect(item?.points.map(({ kind }) => kind)).toContain('participants')
})

describe('an item that was off or away follows again when it comes back', () => {
  it.each([
    ['cancelled', commands.cancelItem, commands.requestAgain],
    ['held', commands.markAsHeld, commands.takeBackHeld],
  ] as const)('%s', async (_status, away, back) => {
    const a = await member('A')
    const id = await add({ forEveryone: true })
    await run(away, { itemId: id, version: 1, reason: 'As it is' })
    await run(removeMember, { id: a.id, version: 1 })
    await member('B')
    await run(back, { itemId: id, version: 2, reason: 'After all' })
    expect(await inItem(id)).toEqual(['B'])
  })

  it('archived', async () => {
    const id = await add({ forEveryone: true })
    await run(commands.archiveItem, { itemId: id, version: 1 })
    await member('B')
    await run(commands.restoreItem, { itemId: id, version: 2 })
    expect(await inItem(id)).toEqual(['B'])
  })
})

it('the form offers the subgroups that stand, in their order', async () => {
  await makeSubgroup(db(), { visitId, name: 'Second', position: 2 })
  await makeSubgroup(db(), { visitId, name: 'First', position: 1 })
  await makeSubgroup(db(), { visitId, name: 'Gone', archivedAt: NOW })
  const options = await getItemFormOptions(planner, visitId, null)
  expect(options?.subgroups.map(({ name }) => name)).toEqual(['First', 'Second'])
})
