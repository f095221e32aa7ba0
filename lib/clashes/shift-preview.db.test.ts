import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { rederiveInstants } from '@/lib/programme/instants.commands'
import { getProgramme } from '@/lib/programme/queries'
import { planShift } from '@/lib/programme/shift/plan'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { previewClashes } from './shift-preview.queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

/** A visit of three days; each item is on Day 1 at its hour, with the same member. */
async function programme(...hours: string[]) {
  const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12'), departureDate: day('2027-03-14') })
  const member = await makeMember(db(), { visitId: visit.id })
  const items = []
  for (const startTime of hours) {
    const endTime = `${startTime.slice(0, 2)}:50`
    const times = { dayNumber: 1, startTime, endTime, city: 'Tashkent', venue: 'Hall' }
    items.push(await makeItem(db(), { visitId: visit.id, participants: [member.id], ...times }))
  }
  await rederiveInstants(db(), { visitId: visit.id })
  return { visit, member, items }
}

async function preview(visitId: string, itemIds: string[], shift: { days: number; minutes: number }) {
  const found = await getProgramme(planner, visitId, NOW)
  if (!found) throw new Error('no programme')
  const items = found.days.flatMap((one) => one.items).filter(({ id }) => itemIds.includes(id))
  const moves = planShift(items, shift, found.visit).flatMap(({ item, after }) =>
    after ? [[item.id, after] as const] : [],
  )
  return previewClashes(planner, visitId, { moves: new Map(moves) }, NOW)
}
const rules = (broken: Awaited<ReturnType<typeof preview>>) => broken?.created.map(({ rule }) => rule).sort()

it('tells the clashes that a shift makes, and how many it ends', async () => {
  const { visit, items } = await programme('10:00', '13:00', '13:00')
  const [first, second] = items.map(({ id }) => id)
  const broken = await preview(visit.id, [first ?? ''], { days: 0, minutes: 180 })
  expect(rules(broken)).toEqual(['person_twice', 'person_twice', 'venue_twice', 'venue_twice'])
  expect(broken?.gone).toBe(0)
  expect(await preview(visit.id, [second ?? ''], { days: 1, minutes: 0 })).toEqual({ created: [], gone: 2 })
  // Nothing was written.
  expect(await db().programmeItem.count({ where: { visitId: visit.id, dayNumber: 1 } })).toBe(3)
})

it('finds what a shift meets in another visit, on a day that was free before', async () => {
  const { visit, member, items } = await programme('10:00')
  const other = await makeVisit(db())
  const there = await makeMember(db(), { visitId: other.id, personId: String(member.personId) })
  const at = { startsAt: new Date('2027-03-13T05:00:00Z'), endsAt: new Date('2027-03-13T06:00:00Z') }
  await makeItem(db(), { visitId: other.id, participants: [there.id], ...at })
  expect(rules(await preview(visit.id, [items[0]?.id ?? ''], { days: 1, minutes: 0 }))).toEqual(['person_twice'])
  await db().visit.update({ where: { id: other.id }, data: { restricted: true } })
  expect(rules(await preview(visit.id, [items[0]?.id ?? ''], { days: 1, minutes: 0 }))).toEqual([])
})

it('counts a clash that was accepted as it was, once it becomes another', async () => {
  const { visit, items } = await programme('10:00', '10:00')
  const shift = { days: 0, minutes: 20 }
  const [moved] = items.map(({ id }) => id)
  expect(rules(await preview(visit.id, [moved ?? ''], shift))).toEqual([])
  const { findClashes } = await import('./find')
  const { loadSnapshot } = await import('./queries')
  const snapshot = await loadSnapshot(planner, visit.id, NOW)
  const accepted = (snapshot ? findClashes(snapshot) : []).find(({ rule }) => rule === 'person_twice')
  const { key, rule, fingerprint } = accepted ?? { key: '', rule: '', fingerprint: '' }
  await db().acceptedClash.create({
    data: {
      id: newId(),
      visitId: visit.id,
      key,
      rule,
      fingerprint,
      reason: 'Two floors of one house',
      acceptedAt: NOW,
      acceptedByName: 'A planner',
    },
  })
  expect(rules(await preview(visit.id, [moved ?? ''], shift))).toEqual(['person_twice'])
})

it('sees the programme on other dates of the visit', async () => {
  const { visit } = await programme('10:00')
  const dated = await makeItem(db(), { visitId: visit.id, date: day('2027-03-13') })
  const dates = { arrivalDate: '2027-03-12', departureDate: '2027-03-12' }
  const broken = await previewClashes(planner, visit.id, { moves: new Map(), dates }, NOW)
  expect(broken?.created.map(({ rule, itemIds }) => [rule, itemIds])).toEqual([['outside_visit', [dated.id]]])
})

it('asks the database as often for many items as for one, and tells nobody of a hidden visit', async () => {
  const { visit, items } = await programme('08:00', '10:00', '12:00', '14:00', '16:00')
  const ids = items.map(({ id }) => id)
  const shift = { days: 1, minutes: 0 }
  const one = await countStatements(() => preview(visit.id, ids.slice(0, 1), shift))
  expect(await countStatements(() => preview(visit.id, ids, shift))).toBe(one)
  const hidden = await makeVisit(db(), { restricted: true })
  expect(await previewClashes(planner, hidden.id, { moves: new Map() }, NOW)).toBeNull()
})
