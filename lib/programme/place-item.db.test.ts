import { describe, expect, it } from 'vitest'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { placeItem } from './commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const DATES = { arrivalDate: day('2027-03-12'), departureDate: day('2027-03-15') }

const made = async (item: object, visit: object = DATES) => {
  const { id: visitId } = await makeVisit(db(), visit)
  return makeItem(db(), { visitId, title: 'Talks', date: day('2027-03-12'), ...item })
}
const place = (itemId: string, fields: object, actor = planner) =>
  placeItem(actor, { commandId: newId(), itemId, version: 1, how: 'keepLength', ...fields }, NOW)
const stored = async (id: string) => {
  const { date, endDate, ...item } = await db().programmeItem.findUniqueOrThrow({ where: { id } })
  return { ...item, date: dayFromDb(date), endDate: dayFromDb(endDate) }
}
const TALKS = { startTime: '10:00', endTime: '11:00' }

describe('placing an item', () => {
  it('moves it with its end, derives its instants, raises its version and says what moved from where to where', async () => {
    const { id } = await made({ ...TALKS, proposed: ['startTime', 'city'] })
    expect(await place(id, { date: '2027-03-13', startTime: '14:15' })).toEqual({ ok: true, value: { id, version: 2 } })
    expect(await stored(id)).toMatchObject({
      date: '2027-03-13',
      startTime: '14:15',
      endTime: '15:15',
      startsAt: new Date('2027-03-13T09:15:00Z'),
      endsAt: new Date('2027-03-13T10:15:00Z'),
      proposed: ['city'],
    })
    const [event] = await db().auditEvent.findMany({ where: { subjectId: id } })
    expect(event).toMatchObject({
      action: 'programme_item.moved',
      changes: {
        date: { from: '2027-03-12', to: '2027-03-13' },
        startTime: { from: '10:00', to: '14:15' },
        endTime: { from: '11:00', to: '15:15' },
      },
    })
  })

  it('makes it longer by minutes, over midnight to the next date', async () => {
    const { id } = await made({ startTime: '22:00', endTime: '23:00' })
    const longer = { date: '2027-03-12', startTime: '22:00', how: 'setLength', minutes: 150 }
    expect((await place(id, longer)).ok).toBe(true)
    expect(await stored(id)).toMatchObject({ endTime: '00:30', endDate: '2027-03-13' })
  })

  it('puts an item without a day on one, and takes the day away again', async () => {
    const { id } = await made({ date: null })
    expect((await place(id, { date: '2027-03-13', startTime: '09:00' })).ok).toBe(true)
    expect(await stored(id)).toMatchObject({ date: '2027-03-13', startTime: '09:00', endTime: null })
    expect((await place(id, { version: 2 })).ok).toBe(true)
    expect(await stored(id)).toMatchObject({ date: null, dayNumber: null, startTime: null, startsAt: null, version: 3 })
  })

  it('takes a move back to exactly what was before', async () => {
    const before = { startTime: null, partOfDay: 'morning', durationMin: 60, durationMax: 90 } as const
    const { id } = await made(before)
    await place(id, { date: '2027-03-13', startTime: '14:00' })
    expect(await stored(id)).toMatchObject({ partOfDay: null, startTime: '14:00' })
    expect((await place(id, { version: 2, how: 'asGiven', date: '2027-03-12', ...before })).ok).toBe(true)
    expect(await stored(id)).toMatchObject({ ...before, date: '2027-03-12', startsAt: null })
  })

  it('refuses an end before the start, and times that the clocks skip or show twice', async () => {
    const refusals = async (item: object, fields: object) => {
      const { id, version } = await made(item, {})
      const result = await place(id, fields)
      expect(await stored(id)).toMatchObject({ version })
      if (result.ok || result.failure.kind !== 'invalid') throw new Error(JSON.stringify(result))
      return Object.entries(result.failure.fields).map(([field, [message]]) => [field, message?.key])
    }
    const time = (code: string) => `refusals.programme.time.${code}`
    const backwards = { date: '2027-03-12', startTime: '10:00', how: 'setLength', minutes: -30 }
    expect(await refusals(TALKS, backwards)).toEqual([['endTime', time('endBeforeStart')]])
    const end = { date: '2027-03-12', startTime: '10:00', endTime: '09:00', how: 'setEnd' }
    expect(await refusals(TALKS, end)).toEqual([['endTime', time('endBeforeStart')]])
    const berlin = { startZone: 'Europe/Berlin', startTime: '02:30', date: day('2027-03-12') }
    expect(await refusals(berlin, { date: '2027-03-28', startTime: '02:30' })).toEqual([
      ['startTime', time('timeDoesNotExist')],
    ])
    expect(await refusals(berlin, { date: '2027-10-31', startTime: '02:30' })).toEqual([
      ['startOffset', time('timeExistsTwice')],
    ])
  })

  it('leaves zones alone: the clock on the wall of the place counts', async () => {
    const zones = { startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' }
    const { id } = await made({ type: 'transfer', startTime: '09:00', endTime: '17:30', ...zones })
    expect((await place(id, { date: '2027-03-12', startTime: '20:00' })).ok).toBe(true)
    expect(await stored(id)).toMatchObject({
      ...zones,
      startTime: '20:00',
      endTime: '04:30',
      endDate: '2027-03-13',
      startsAt: new Date('2027-03-12T15:00:00Z'),
      endsAt: new Date('2027-03-12T20:30:00Z'),
    })
  })

  it('leaves what was held where it was', async () => {
    const { id } = await made({ ...TALKS, status: 'held' })
    expect(await place(id, { date: '2027-03-13', startTime: '14:00' })).toEqual({
      ok: false,
      failure: { kind: 'refused', reason: { key: 'refusals.programme.heldStays' } },
    })
  })

  it('asks before it leaves the dates of the visit', async () => {
    const { id } = await made(TALKS)
    const away = { date: '2027-03-20', startTime: '10:00' }
    expect(await place(id, away)).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: 'outsideVisit', field: 'date' }] },
    })
    expect((await place(id, { ...away, confirmed: ['outsideVisit'] })).ok).toBe(true)
  })

  it('refuses a version from before with both times', async () => {
    const { id } = await made(TALKS)
    await place(id, { date: '2027-03-12', startTime: '12:00' })
    expect(await place(id, { date: '2027-03-12', startTime: '15:00' })).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'startTime', base: '', mine: '15:00', theirs: '12:00' },
          { field: 'endTime', base: '', mine: '16:00', theirs: '13:00' },
        ],
      },
    })
    const late = await place(id, { date: '2027-03-12', startTime: '15:00' }, await asRole(db(), 'manager'))
    expect(late).toMatchObject({ failure: { kind: 'conflict', version: 2, by: planner.name } })
  })

  it('changes nothing and writes nothing down when it stays where it is', async () => {
    const { id } = await made(TALKS)
    expect(await place(id, { date: '2027-03-12', startTime: '10:00' })).toEqual({ ok: true, value: { id, version: 1 } })
    expect(await db().auditEvent.count({ where: { subjectId: id } })).toBe(0)
  })

  it('is one move however often it is sent', async () => {
    const { id } = await made(TALKS)
    const input = {
      commandId: newId(),
      itemId: id,
      version: 1,
      how: 'keepLength',
      date: '2027-03-12',
      startTime: '12:00',
    }
    const [first, second] = await Promise.all([placeItem(planner, input, NOW), placeItem(planner, input, NOW)])
    expect(first).toEqual(second)
    expect(await db().auditEvent.count({ where: { subjectId: id } })).toBe(1)
  })

  it('is for planners, on visits that they see and that are open', async () => {
    const { id } = await made(TALKS)
    const move = { date: '2027-03-13', startTime: '10:00' }
    expect(await place(id, move, staff)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    const hidden = await made(TALKS, { restricted: true })
    expect(await place(hidden.id, move)).toEqual({ ok: false, failure: { kind: 'missing' } })
    const closed = await made(TALKS, { status: 'completed' })
    expect(await place(closed.id, move)).toMatchObject({ failure: { kind: 'refused' } })
    expect(await place(newId(), move)).toEqual({ ok: false, failure: { kind: 'missing' } })
  })
})
