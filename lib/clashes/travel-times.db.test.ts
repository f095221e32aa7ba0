import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeTravelTime } from '@/prisma/factories/clashes'
import { addTravelTime, archiveTravelTime, editTravelTime, restoreTravelTime } from './travel-times.commands'
import { getTravelTime, listTravelTimes } from './travel-times.queries'

const NOW = new Date('2027-03-01T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')

const add = (fields: object, actor = planner) =>
  addTravelTime(actor, { commandId: newId(), minutes: '50', ...fields }, NOW)
const added = async (fields: object) => {
  const result = await add(fields)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return db().travelTime.findUniqueOrThrow({ where: { id: result.value.id } })
}
const fieldsOf = (result: unknown) => {
  const { fields = {} } = (result as { failure?: { fields?: Record<string, { key: string }[]> } }).failure ?? {}
  return Object.fromEntries(Object.entries(fields).map(([field, list]) => [field, list[0]?.key]))
}
const shelve = (command: typeof archiveTravelTime, row: { id: string; version: number }) =>
  command(planner, { commandId: newId(), travelTimeId: row.id, version: row.version }, NOW)

describe('a travel time', () => {
  it('is kept for both ways, however it was entered', async () => {
    const row = await added({ fromCity: 'Zomin', toCity: 'Angren', note: 'by car' })
    expect(row).toMatchObject({ fromCity: 'Angren', toCity: 'Zomin', minutes: 50, note: 'by car' })
    const events = await db().auditEvent.findMany({ where: { subjectId: row.id } })
    expect(events).toMatchObject([{ action: 'travel_time.added', subjectName: 'Angren – Zomin', visitId: null }])
  })

  it('is refused for one place twice, whatever its spelling, and for a pair that is there', async () => {
    expect(fieldsOf(await add({ fromCity: 'Xiva', toCity: 'Khiva' }))).toEqual({
      toCity: 'refusals.clashes.travel.samePlace',
    })
    const hall = { fromCity: 'Xiva', fromVenue: 'Hall', toCity: 'Xiva', toVenue: 'hall ' }
    expect(fieldsOf(await add(hall))).toEqual({ toVenue: 'refusals.clashes.travel.samePlace' })
    await added({ fromCity: 'Xiva', fromVenue: 'Hall', toCity: 'Xiva', toVenue: 'Airport' })
    expect(fieldsOf(await add({ fromCity: 'Khiva', fromVenue: 'Airport', toCity: 'Xiva', toVenue: 'Hall' }))).toEqual({
      toCity: 'refusals.clashes.travel.duplicate',
    })
    // From the airport to wherever in the city.
    await added({ fromCity: 'Xiva', fromVenue: 'Airport', toCity: 'Xiva' })
  })

  it('takes whole minutes up to two days, and cities with letters', async () => {
    const pair = { fromCity: 'Nukus', toCity: 'Muynak' }
    for (const minutes of ['', 'soon', '-1', '2881', '1.5']) {
      expect(Object.keys(fieldsOf(await add({ ...pair, minutes })))).toEqual(['minutes'])
    }
    expect(fieldsOf(await add({ ...pair, toCity: '…' }))).toEqual({ toCity: 'refusals.clashes.travel.noLetters' })
    expect((await added({ ...pair, minutes: 2880 })).minutes).toBe(2880)
  })

  it('is entered by planners; staff read them, viewers do not', async () => {
    expect(await add({ fromCity: 'A1', toCity: 'B1' }, staff)).toMatchObject({ failure: { kind: 'forbidden' } })
    expect((await listTravelTimes(staff, {}))?.rows).toBeDefined()
    expect(await listTravelTimes(viewer, {})).toBeNull()
    const row = await makeTravelTime(db())
    expect(await getTravelTime(viewer, row.id)).toBeNull()
  })

  it('is changed, and a stale change is shown both texts', async () => {
    const row = await makeTravelTime(db())
    const { fromCity, toCity } = row
    const edit = (more: object) =>
      editTravelTime(
        planner,
        { commandId: newId(), travelTimeId: row.id, version: row.version, fromCity, toCity, ...more },
        NOW,
      )
    expect(await edit({ minutes: '70' })).toEqual({ ok: true, value: null })
    expect(await edit({ minutes: '80' })).toMatchObject({
      failure: { kind: 'conflict', version: 2, fields: [{ field: 'minutes', mine: '80', theirs: '70' }] },
    })
    const [event] = await db().auditEvent.findMany({ where: { subjectId: row.id } })
    expect(event).toMatchObject({ action: 'travel_time.edited', changes: { minutes: { from: 45, to: 70 } } })
  })

  it('goes to the archive and back, unless the pair was entered anew', async () => {
    const row = await makeTravelTime(db())
    expect((await shelve(archiveTravelTime, row)).ok).toBe(true)
    expect((await shelve(restoreTravelTime, { ...row, version: 2 })).ok).toBe(true)
    expect((await shelve(archiveTravelTime, { ...row, version: 3 })).ok).toBe(true)
    await added({ fromCity: row.fromCity, toCity: row.toCity })
    expect(await shelve(restoreTravelTime, { ...row, version: 4 })).toMatchObject({
      failure: { reason: { key: 'refusals.clashes.travel.duplicate' } },
    })
    const events = await db().auditEvent.findMany({ where: { subjectId: row.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual([
      'travel_time.archived',
      'travel_time.restored',
      'travel_time.archived',
    ])
  })
})

describe('the register of travel times', () => {
  it('is found by words of either place, archived ones only when asked for, page by page', async () => {
    const to = { city: 'Registan', venue: null }
    for (let i = 0; i < 60; i += 1) {
      await makeTravelTime(db(), { from: { city: `Stop ${String(i).padStart(2, '0')}`, venue: 'Depot' }, to })
    }
    await makeTravelTime(db(), { from: { city: 'Stop 99', venue: null }, to, archivedAt: NOW })
    const list = async (filters: object) => {
      const page = await listTravelTimes(planner, { q: 'registon', ...filters })
      if (!page) throw new Error('no page')
      return page
    }
    expect((await list({ q: 'РЕГИСТАН depot' })).count).toBe(60)
    expect((await list({ q: 'Registan' })).count).toBe(60)
    expect((await list({ q: 'Registan', archived: true })).count).toBe(61)
    expect((await list({ q: '%' })).count).toBe(0)
    const first = await list({ q: 'Registan' })
    expect([first.rows.length, first.previous]).toEqual([50, null])
    const second = await list({ q: 'Registan', after: first.next })
    expect([second.rows.length, second.next]).toEqual([10, null])
    const again = await list({ q: 'Registan', before: second.previous })
    expect(again.rows).toEqual(first.rows)
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
  })
})
