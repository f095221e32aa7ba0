import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeVisit } from '@/prisma/factories/visits'
import { listVisits } from './list.queries'
import { getVisit, getVisitYears } from './queries'

describe('listVisits', () => {
  test('pages by key in both directions, no date first and then the latest arrival', async () => {
    const actor = await asRole(db(), 'viewer')
    const mark = 'Keyset paging'
    for (let i = 0; i < 120; i++) {
      const arrivalDate = i < 5 ? null : new Date(Date.UTC(2027, 0, i))
      await makeVisit(db(), { title: `${mark} ${i}`, arrivalDate })
    }
    const first = await listVisits(actor, { q: mark })
    const second = await listVisits(actor, { q: mark, after: first.next ?? '' })
    const third = await listVisits(actor, { q: mark, after: second.next ?? '' })
    const titles = [...first.rows, ...second.rows, ...third.rows].map((row) => row.title)
    expect([first.count, titles.length, new Set(titles).size, third.next]).toEqual([120, 120, 120, null])
    expect(first.rows.slice(0, 6).map((row) => row.arrivalDate)).toEqual([null, null, null, null, null, '2027-04-29'])
    const back = await listVisits(actor, { q: mark, before: third.previous ?? '' })
    expect(back.rows).toEqual(second.rows)
    expect((await listVisits(actor, { q: mark, before: back.previous ?? '' })).previous).toBeNull()
  })

  test('finds by any spelling, by status and by year, and nonsense in the address asks for nothing', async () => {
    const actor = await asRole(db(), 'viewer')
    await makeVisit(db(), { title: 'Шанхай, мэрия', status: 'confirmed', arrivalDate: new Date('2031-05-01') })
    const titles = async (filters: object) => (await listVisits(actor, filters)).rows.map((row) => row.title)
    expect(await titles({ q: 'Shanxay' })).toEqual(['Шанхай, мэрия'])
    expect(await titles({ year: '2031', status: 'confirmed' })).toEqual(['Шанхай, мэрия'])
    expect(await titles({ year: '2031', status: 'planning' })).toEqual([])
    expect((await listVisits(actor, { after: "x'; DROP", status: 'nonsense' })).count).toBeGreaterThan(0)
  })

  test('shows no restricted visit, neither in rows nor in counts nor in years, but to managers and its team', async () => {
    const [viewer, planner, admin, manager] = await Promise.all([
      asRole(db(), 'viewer'),
      asRole(db(), 'planner'),
      asRole(db(), 'admin'),
      asRole(db(), 'manager'),
    ])
    const visit = await makeVisit(db(), {
      title: 'Secret journey',
      restricted: true,
      team: [viewer.userId, planner.userId],
      arrivalDate: new Date('2044-01-01'),
    })
    const seen = async (actor: typeof viewer) => {
      const { rows, count } = await listVisits(actor, { q: 'Secret journey' })
      const { years } = await getVisitYears(actor)
      return [rows.length, count, years.includes(2044), (await getVisit(actor, visit.id)) !== null]
    }
    // A viewer's place on a team opens nothing (DESIGN §4).
    expect(await seen(viewer)).toEqual([0, 0, false, false])
    expect(await seen(admin)).toEqual([0, 0, false, false])
    expect(await seen(await asRole(db(), 'planner'))).toEqual([0, 0, false, false])
    expect(await seen(planner)).toEqual([1, 1, true, true])
    expect(await seen(manager)).toEqual([1, 1, true, true])
  })
})
