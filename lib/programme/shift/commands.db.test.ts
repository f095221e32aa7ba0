import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { rederiveInstants } from '../instants.commands'
import { shiftItems } from './commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const visitOn = (arrival: string | null) => makeVisit(db(), { arrivalDate: arrival && day(arrival) })
type Item = { id: string; version: number }
const shift = (visit: { id: string }, items: readonly Item[], by: { days?: number; minutes?: number }, who = planner) =>
  shiftItems(
    who,
    {
      commandId: newId(),
      visitId: visit.id,
      items: items.map(({ id, version }) => ({ id, version })),
      days: 0,
      minutes: 0,
      ...by,
    },
    NOW,
  )
const stored = (id: string) => db().programmeItem.findUniqueOrThrow({ where: { id } })

describe('shifting items', () => {
  it('moves days and hours, with the instants, the version and the calendar’s sequence', async () => {
    const visit = await visitOn('2027-03-12')
    const dinner = await makeItem(db(), {
      visitId: visit.id,
      date: day('2027-03-13'),
      startTime: '20:00',
      endTime: '22:00',
      proposed: ['date', 'status'],
    })
    const numbered = await makeItem(db(), { visitId: visit.id, dayNumber: 2, startTime: '09:00' })
    expect(await shift(visit, [dinner, numbered], { days: 1, minutes: 180 })).toEqual({ ok: true, value: { moved: 2 } })
    expect(await stored(dinner.id)).toMatchObject({
      date: day('2027-03-14'),
      startTime: '23:00',
      endTime: '01:00',
      endDate: day('2027-03-15'),
      startsAt: new Date('2027-03-14T18:00:00Z'),
      endsAt: new Date('2027-03-14T20:00:00Z'),
      proposed: ['status'],
      version: 2,
      sequence: 1,
      updatedAt: NOW,
    })
    expect(await stored(numbered.id)).toMatchObject({
      dayNumber: 3,
      date: null,
      startTime: '12:00',
      startsAt: new Date('2027-03-14T07:00:00Z'),
    })
    const [event] = await db().auditEvent.findMany({ where: { subjectId: dinner.id } })
    expect(event).toMatchObject({ action: 'programme_item.shifted', visitId: visit.id, subjectName: dinner.title })
    expect(event?.changes).toEqual({
      date: { from: '2027-03-13', to: '2027-03-14' },
      startTime: { from: '20:00', to: '23:00' },
      endTime: { from: '22:00', to: '01:00' },
      endDate: { from: null, to: '2027-03-15' },
    })
  })

  it('leaves a time that does not exist on the new day underived', async () => {
    const visit = await visitOn('2027-03-27')
    const item = await makeItem(db(), {
      visitId: visit.id,
      dayNumber: 1,
      startTime: '02:30',
      startZone: 'Europe/Berlin',
    })
    await rederiveInstants(db(), { visitId: visit.id })
    expect((await stored(item.id)).startsAt).not.toBeNull()
    expect((await shift(visit, [item], { days: 1 })).ok).toBe(true)
    expect((await stored(item.id)).startsAt).toBeNull()
  })

  it('is taken back by the same shift the other way', async () => {
    const visit = await visitOn('2027-03-12')
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '22:30', endTime: '23:30' })
    await shift(visit, [item], { minutes: 60 })
    expect(await stored(item.id)).toMatchObject({ endTime: '00:30', endDate: day('2027-03-13') })
    await shift(visit, [{ ...item, version: 2 }], { minutes: -60 })
    expect(await stored(item.id)).toMatchObject({ dayNumber: 1, startTime: '22:30', endTime: '23:30', endDate: null })
  })

  it('moves sixty items with as many statements as one', async () => {
    const visit = await visitOn('2027-03-12')
    const items: Item[] = []
    for (let number = 0; number < 60; number++) {
      items.push(await makeItem(db(), { visitId: visit.id, dayNumber: number % 10, startTime: '10:00' }))
    }
    const one = await countStatements(() => shift(visit, items.slice(0, 1), { days: 1 }))
    const all = await countStatements(() => shift(visit, items.slice(1), { days: 1 }))
    expect(all).toBe(one)
    expect(await db().auditEvent.count({ where: { visitId: visit.id, action: 'programme_item.shifted' } })).toBe(60)
  })
})

describe('a shift is all or nothing', () => {
  it('names what was changed since the preview, and writes nothing', async () => {
    const visit = await visitOn('2027-03-12')
    const items = [
      await makeItem(db(), { visitId: visit.id, dayNumber: 1 }),
      await makeItem(db(), { visitId: visit.id, dayNumber: 1, title: 'Moved by somebody else', version: 4 }),
    ] as const
    const seen = [items[0], { ...items[1], version: 3 }]
    expect(await shift(visit, seen, { days: 1 })).toEqual({
      ok: false,
      failure: {
        kind: 'refused',
        reason: { key: 'refusals.programme.shift.stale', values: { count: 1 } },
        blockers: [
          {
            key: 'refusals.programme.shift.named',
            values: { title: 'Moved by somebody else' },
            href: `/meetings/${items[1].id}`,
          },
        ],
      },
    })
    expect(await stored(items[0].id)).toMatchObject({ dayNumber: 1, version: 1 })
    expect(await db().auditEvent.count({ where: { visitId: visit.id } })).toBe(0)
  })

  it('names what cannot move: held ones, and days that have no number', async () => {
    const visit = await visitOn('2027-03-12')
    const first = await makeItem(db(), { visitId: visit.id, dayNumber: 0, title: 'Flight' })
    const held = await makeItem(db(), { visitId: visit.id, dayNumber: 3, title: 'Held', status: 'held' })
    const other = await makeItem(db(), { visitId: visit.id, dayNumber: 2 })
    expect(await shift(visit, [first, held, other], { days: -1 })).toMatchObject({
      failure: {
        reason: { key: 'refusals.programme.shift.stays', values: { count: 2 } },
        blockers: [{ values: { title: 'Flight' } }, { values: { title: 'Held' } }],
      },
    })
    expect((await stored(other.id)).dayNumber).toBe(2)
  })

  it('says in which year a date would fall, beside the days', async () => {
    const visit = await visitOn(null)
    const item = await makeItem(db(), { visitId: visit.id, date: day('2027-03-13'), title: 'Talks' })
    for (const [days, year] of [
      [3_000_000, '10240'],
      [-1_000_000, '-711'],
    ] as const) {
      expect(await shift(visit, [item], { days })).toMatchObject({
        failure: {
          kind: 'invalid',
          fields: { days: [{ key: 'refusals.programme.shift.year', values: { title: 'Talks', year } }] },
        },
      })
    }
  })

  it('takes nothing of another visit, of the archive, or of a visit that is hidden or closed', async () => {
    const visit = await visitOn('2027-03-12')
    const elsewhere = await makeItem(db(), { dayNumber: 1 })
    const archived = await makeItem(db(), { visitId: visit.id, dayNumber: 1, archivedAt: NOW })
    for (const item of [elsewhere, archived]) {
      expect(await shift(visit, [item], { days: 1 })).toMatchObject({
        failure: { reason: { key: 'refusals.programme.shift.gone' } },
      })
    }
    const hidden = await makeVisit(db(), { restricted: true })
    const secret = await makeItem(db(), { visitId: hidden.id, dayNumber: 1 })
    expect(await shift(hidden, [secret], { days: 1 })).toEqual({ ok: false, failure: { kind: 'missing' } })
    const closed = await makeVisit(db(), { status: 'completed' })
    const done = await makeItem(db(), { visitId: closed.id, dayNumber: 1 })
    expect(await shift(closed, [done], { days: 1 })).toMatchObject({ failure: { kind: 'refused' } })
    expect(await shift(visit, [archived], { days: 1 }, staff)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
  })

  it('refuses no shift, one in two directions, and no or too many items', async () => {
    const visit = await visitOn(null)
    const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1 })
    const fields = async (items: Item[], by: object) => {
      const result = await shift(visit, items, by)
      return !result.ok && result.failure.kind === 'invalid' ? result.failure.fields : result
    }
    const amount = { days: [{ key: 'refusals.programme.shift.amount' }] }
    expect(await fields([item], {})).toEqual(amount)
    expect(await fields([item], { days: 1, minutes: -60 })).toEqual(amount)
    expect(await fields([], { days: 1 })).toMatchObject({ items: [{ key: 'refusals.programme.shift.nothing' }] })
    const many = Array.from({ length: 501 }, () => ({ id: newId(), version: 1 }))
    expect(await fields(many, { days: 1 })).toMatchObject({ items: [{ key: 'errors.tooManyRows' }] })
  })
})
