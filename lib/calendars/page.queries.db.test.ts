import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeFeed } from '@/prisma/factories/calendars'
import { makeContact, makeGroup, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { getCalendars } from './page.queries'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const viewer = await asRole(db(), 'viewer')

async function world() {
  const { id: visitId } = await makeVisit(db())
  const named = async (name: string) => (await makePerson(db(), { name })).id
  const [head, host, both, interpreter, gone] = [
    await named('Head'),
    await named('Host'),
    await named('Both'),
    await named('Interpreter'),
    await named('Gone'),
  ]
  await makeMember(db(), { visitId, personId: head })
  await makeMember(db(), { visitId, groupId: (await makeGroup(db(), { visitId, label: 'Experts' })).id })
  await makeMember(db(), { visitId, personId: both })
  await makeMember(db(), { visitId, personId: gone, archivedAt: NOW })
  for (const personId of [host, both]) await makeContact(db(), { visitId, personId })
  await makeContact(db(), { visitId, title: 'Secretary General' })
  await makeItem(db(), { visitId, interpreterId: interpreter, noteTakerId: head })
  await makeItem(db(), { visitId, interpreterId: await named('Of an archived item'), archivedAt: NOW })
  return { visitId, head, gone }
}
const shown = (people: { name: string; role: string; feed: object | null }[]) =>
  people.map(({ name, role, feed }) => [name, role, feed !== null])

describe('who has a calendar', () => {
  it('is everybody of the programme, once, in the order of the delegation', async () => {
    const { visitId, head, gone } = await world()
    for (const personId of [head, gone]) await makeFeed(db(), { visitId, personId })
    await makeFeed(db(), { visitId, personId: head, revokedAt: NOW })
    expect(shown((await getCalendars(planner, visitId))?.people ?? [])).toEqual([
      ['Head', 'member', true],
      ['Experts', 'member', false],
      ['Both', 'member', false],
      ['Host', 'contact', false],
      ['Secretary General', 'contact', false],
      ['Interpreter', 'other', false],
      // Off the visit, but the address still opens: a planner has to see it to end it.
      ['Gone', 'gone', true],
    ])
  })

  it('knows of nobody’s address but their own, when no planner', async () => {
    const { visitId, head, gone } = await world()
    for (const personId of [head, gone]) await makeFeed(db(), { visitId, personId })
    const others = (await getCalendars(viewer, visitId))?.people ?? []
    expect(others.filter(({ feed }) => feed !== null)).toEqual([])
    expect(others.map(({ name }) => name)).not.toContain('Gone')
    const own = (await getCalendars({ ...viewer, personId: head }, visitId))?.people ?? []
    expect(own.filter(({ feed }) => feed !== null).map(({ name }) => name)).toEqual(['Head'])
  })

  it('says how an address was used, and nothing that would open it', async () => {
    const { visitId, head } = await world()
    const feed = await makeFeed(db(), { visitId, personId: head, createdAt: NOW, createdByName: 'P', lastUsedAt: NOW })
    const page = await getCalendars(planner, visitId)
    expect(page?.people[0]?.feed).toEqual({
      id: feed.id,
      createdAt: NOW.toISOString(),
      createdByName: 'P',
      lastUsedAt: NOW.toISOString(),
    })
    expect(JSON.stringify(page)).not.toContain(feed.tokenHash)
  })
})

it('counts what no calendar can show: no date, or a numbered day before the arrival is known', async () => {
  const { id: visitId } = await makeVisit(db())
  await makeItem(db(), { visitId })
  await makeItem(db(), { visitId, dayNumber: 2 })
  await makeItem(db(), { visitId, status: 'cancelled' })
  await makeItem(db(), { visitId, date: NOW })
  await makeItem(db(), { visitId, archivedAt: NOW })
  expect((await getCalendars(viewer, visitId))?.undated).toBe(2)
  await db().visit.update({ where: { id: visitId }, data: { arrivalDate: NOW } })
  expect((await getCalendars(viewer, visitId))?.undated).toBe(1)
})

it('offers the subgroups that stand, in their order', async () => {
  const { id: visitId } = await makeVisit(db())
  const subgroup = (name: string, position: number, archivedAt: Date | null = null) =>
    db().subgroup.create({ data: { visitId, name, position, archivedAt } })
  await subgroup('Second', 2)
  await subgroup('First', 1)
  await subgroup('Past', 3, NOW)
  expect((await getCalendars(viewer, visitId))?.subgroups.map(({ name }) => name)).toEqual(['First', 'Second'])
})

it('of a restricted visit there is no page for who may not see it', async () => {
  const { id: visitId } = await makeVisit(db(), { restricted: true })
  expect(await getCalendars(planner, visitId)).toBeNull()
  expect(await getCalendars(viewer, 'x')).toBeNull()
})

it('costs three statements, of however many people', async () => {
  const { visitId } = await world()
  const counted = () => countStatements(() => getCalendars(planner, visitId))
  expect(await counted()).toBe(3)
  for (let n = 0; n < 30; n++)
    await makeFeed(db(), { visitId, personId: (await makeMember(db(), { visitId })).personId ?? '' })
  expect(await counted()).toBe(3)
})
