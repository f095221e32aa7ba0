import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { setVisitDates } from '../commands'
import { rederiveInstants } from '../instants.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const visitOn = (arrival: string | null, departure: string | null = null) =>
  makeVisit(db(), { arrivalDate: arrival && day(arrival), departureDate: departure && day(departure) })
const set = (visit: { id: string; version: number }, fields: object) =>
  setVisitDates(planner, { commandId: newId(), visitId: visit.id, version: visit.version, ...fields }, NOW)
const stored = (id: string) => db().programmeItem.findUniqueOrThrow({ where: { id } })
const warned = (result: Awaited<ReturnType<typeof set>>) =>
  result.ok || result.failure.kind !== 'confirm'
    ? result
    : result.failure.warnings.map(({ code, key, values }) => [
        code,
        key.replace('refusals.programme.', ''),
        values?.count,
      ])

describe('setting the arrival', () => {
  it('says how many items get dates, and gives them once that is accepted', async () => {
    const visit = await visitOn(null)
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 2, startTime: '14:30' })
    const heldBefore = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00', status: 'held' })
    await makeItem(db(), { visitId: visit.id })
    const dates = { arrivalDate: '2027-03-12', departureDate: '2027-03-15' }
    expect(warned(await set(visit, dates))).toEqual([['itemsMove', 'itemsGetDates', 1]])
    expect((await stored(item.id)).startsAt).toBeNull()

    expect(await set(visit, { ...dates, confirmed: ['itemsMove'] })).toEqual({ ok: true, value: { version: 2 } })
    expect((await stored(item.id)).startsAt?.toISOString()).toBe('2027-03-13T09:30:00.000Z')
    expect(await stored(item.id)).toMatchObject({ dayNumber: 2, date: null, version: 1 })
    expect((await stored(heldBefore.id)).startsAt?.toISOString()).toBe('2027-03-12T05:00:00.000Z')
    const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: visit.id } })
    expect(event).toMatchObject({ action: 'visit.dates_set' })
    expect(event.changes).toEqual({
      arrivalDate: { from: null, to: '2027-03-12' },
      departureDate: { from: null, to: '2027-03-15' },
    })
  })

  it('asks nothing where no item has a day number', async () => {
    const visit = await visitOn(null)
    await makeItem(db(), { visitId: visit.id, date: day('2027-03-13') })
    expect((await set(visit, { arrivalDate: '2027-03-12' })).ok).toBe(true)
  })
})

describe('moving the arrival', () => {
  const later = { arrivalDate: '2027-03-19', confirmed: ['itemsMove', 'datedStay'] }

  it('moves numbered items, keeps dated ones, and counts both first', async () => {
    const visit = await visitOn('2027-03-12')
    const numbered = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00', status: 'tentative' })
    const dated = await makeItem(db(), { visitId: visit.id, date: day('2027-03-13'), startTime: '10:00' })
    expect(warned(await set(visit, { arrivalDate: '2027-03-19' }))).toEqual([
      ['itemsMove', 'itemsMove', 1],
      ['datedStay', 'datedStay', 1],
      ['outsideVisit', 'itemsOutside', 1],
    ])
    expect((await set(visit, { ...later, confirmed: [...later.confirmed, 'outsideVisit'] })).ok).toBe(true)
    expect((await stored(numbered.id)).startsAt?.toISOString()).toBe('2027-03-19T05:00:00.000Z')
    expect((await stored(dated.id)).date).toEqual(day('2027-03-13'))
  })

  it('moves a dated item along when it is ticked, its end date too', async () => {
    const visit = await visitOn('2027-03-12')
    const times = { startTime: '22:00', endTime: '06:00', endDate: day('2027-03-14') }
    const dated = await makeItem(db(), { visitId: visit.id, date: day('2027-03-13'), ...times })
    expect((await set(visit, { ...later, moveDated: [dated.id] })).ok).toBe(true)
    expect(await stored(dated.id)).toMatchObject({ date: day('2027-03-20'), endDate: day('2027-03-21'), version: 2 })
    expect((await stored(dated.id)).endsAt?.toISOString()).toBe('2027-03-21T01:00:00.000Z')
  })

  it('never moves what was held: a number becomes the date that it was', async () => {
    const visit = await visitOn('2027-03-12')
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 2, startTime: '10:00', status: 'held' })
    const other = await makeItem(db(), { visitId: visit.id, date: day('2027-03-13'), status: 'held' })
    await rederiveInstants(db(), { visitId: visit.id })
    const before = await stored(item.id)
    expect((await set(visit, { arrivalDate: '2027-03-10' })).ok).toBe(true)
    const after = await stored(item.id)
    expect(after).toMatchObject({ dayNumber: null, date: day('2027-03-13'), startsAt: before.startsAt })
    const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: item.id } })
    expect(event.action).toBe('programme_item.date_kept')
    expect(await set({ ...visit, version: 2 }, { arrivalDate: '2027-03-09', moveDated: [other.id] })).toMatchObject({
      failure: { kind: 'invalid', fields: { moveDated: [{ key: 'errors.referenceGone' }] } },
    })
  })

  it('takes the dates away again, held ones keep theirs', async () => {
    const visit = await visitOn('2027-03-12', '2027-03-15')
    const numbered = await makeItem(db(), { visitId: visit.id, dayNumber: 2, startTime: '10:00' })
    const held = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00', status: 'held' })
    await rederiveInstants(db(), { visitId: visit.id })
    expect(warned(await set(visit, {}))).toEqual([['itemsMove', 'itemsLoseDates', 1]])
    expect((await set(visit, { confirmed: ['itemsMove'] })).ok).toBe(true)
    expect(await stored(numbered.id)).toMatchObject({ dayNumber: 2, startsAt: null })
    expect(await stored(held.id)).toMatchObject({ dayNumber: null, date: day('2027-03-12') })
  })

  it('leaves a time that the new day skips underived, and the rest in order', async () => {
    const visit = await visitOn('2027-03-27')
    const zone = { startZone: 'Europe/Berlin' }
    const item = await makeItem(db(), {
      visitId: visit.id,
      dayNumber: 1,
      startTime: '02:30',
      endTime: '03:10',
      ...zone,
    })
    await rederiveInstants(db(), { visitId: visit.id })
    expect((await stored(item.id)).startsAt).not.toBeNull()
    expect((await set(visit, { arrivalDate: '2027-03-28', confirmed: ['itemsMove'] })).ok).toBe(true)
    expect((await stored(item.id)).startsAt).toBeNull()
  })
})

describe('the dates themselves', () => {
  it('are refused when stale or out of order, and by who may not', async () => {
    const visit = await visitOn('2027-03-12', '2027-03-15')
    const base = { arrivalDate: '2027-03-11', departureDate: '2027-03-15' }
    expect(
      await set({ ...visit, version: 0 }, { arrivalDate: '2027-03-10', departureDate: '2027-03-15', base }),
    ).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 1,
        fields: [{ field: 'arrivalDate', base: '2027-03-11', mine: '2027-03-10', theirs: '2027-03-12' }],
      },
    })
    expect(await set(visit, { arrivalDate: '2027-03-12', departureDate: '2027-03-11' })).toMatchObject({
      failure: { kind: 'invalid', fields: { departureDate: [{ key: 'errors.departureBeforeArrival' }] } },
    })
    const input = { commandId: newId(), visitId: visit.id, version: 1, arrivalDate: '2027-03-13' }
    expect(await setVisitDates(staff, input, NOW)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    const hidden = await makeVisit(db(), { restricted: true })
    expect(await set(hidden, { arrivalDate: '2027-03-13' })).toEqual({ ok: false, failure: { kind: 'missing' } })
  })

  it('change nothing when they are the same, and are no longer proposed once set', async () => {
    const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12'), proposed: ['arrivalDate', 'status'] })
    expect(await set(visit, { arrivalDate: '2027-03-12' })).toEqual({ ok: true, value: { version: 1 } })
    await set(visit, { arrivalDate: '2027-03-13' })
    expect((await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).proposed).toEqual(['status'])
  })
})

it('derives the instants of a whole visit again when a stop gets its city', async () => {
  const visit = await visitOn('2027-03-12')
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00', endTime: '11:00' })
  expect(await rederiveInstants(db(), { visitId: visit.id })).toBe(1)
  expect((await stored(item.id)).startsAt?.toISOString()).toBe('2027-03-12T05:00:00.000Z')
  await db().visitStop.create({ data: { visitId: visit.id, position: 0, city: 'Shanghai' } })
  expect(await rederiveInstants(db(), { visitId: visit.id })).toBe(1)
  expect((await stored(item.id)).startsAt?.toISOString()).toBe('2027-03-12T02:00:00.000Z')
  expect(await rederiveInstants(db(), { visitId: visit.id })).toBe(0)
})
