import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockAfter } from '@/lib/time/clock'
import { deriveInstants } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { type Placement, placeTime, wallLength } from './place-time'

const ARRIVAL = '2027-03-12'
const time = (fields: Partial<PartialTime>): PartialTime => ({ ...EMPTY_PARTIAL_TIME, ...fields })
const to = (fields: Partial<Placement>): Placement => ({
  dayNumber: null,
  date: null,
  startTime: null,
  end: 'follows',
  ...fields,
})
const known = (result: PartialTime) => Object.fromEntries(Object.entries(result).filter(([, value]) => value !== null))
const placed = (from: Partial<PartialTime>, where: Partial<Placement>, arrival: string | null = ARRIVAL) =>
  known(placeTime(time(from), to(where), arrival))

const TALKS = { date: '2027-03-12', startTime: '10:00', endTime: '11:30' }

describe('an item put elsewhere', () => {
  it('takes its end along', () => {
    expect(placed(TALKS, { date: '2027-03-13', startTime: '14:15' })).toEqual({
      date: '2027-03-13',
      startTime: '14:15',
      endTime: '15:45',
    })
  })

  it('ends on the next date when it now crosses midnight, and on its own when it no longer does', () => {
    const late = { date: '2027-03-12', startTime: '23:00', endTime: '00:30', endDate: '2027-03-13' }
    expect(placed(TALKS, { date: '2027-03-12', startTime: '23:00' })).toEqual(late)
    expect(placed(late, { date: '2027-03-12', startTime: '10:00' })).toEqual(TALKS)
    expect(placed({ ...TALKS, date: null, dayNumber: 2 }, { dayNumber: 2, startTime: '23:00' })).toEqual({
      dayNumber: 2,
      startTime: '23:00',
      endTime: '00:30',
      endDate: '2027-03-14',
    })
  })

  it('keeps the length of what crosses midnight on a day without a date', () => {
    const numbered = { dayNumber: 2, startTime: '22:00', endTime: '23:30' }
    expect(placed(numbered, { dayNumber: 3, startTime: '23:00' }, null)).toEqual({
      dayNumber: 3,
      startTime: '23:00',
      durationMin: 90,
    })
    expect(placed(TALKS, { startTime: '23:00' })).toEqual({ startTime: '23:00', durationMin: 90 })
  })

  it('moves a start window as wide as it was', () => {
    const window = { date: '2027-03-12', startTime: '13:30', startUntil: '14:00' }
    expect(placed(window, { date: '2027-03-12', startTime: '15:00' })).toMatchObject({
      startTime: '15:00',
      startUntil: '15:30',
    })
  })

  it('keeps a duration, and an end alone', () => {
    const walk = { date: '2027-03-12', startTime: '10:00', durationMin: 60, durationMax: 90 }
    expect(placed(walk, { date: '2027-03-12', startTime: '12:00' })).toEqual({ ...walk, startTime: '12:00' })
    expect(placed({ date: '2027-03-12', endTime: '18:00' }, { date: '2027-03-13', startTime: '17:00' })).toEqual({
      date: '2027-03-13',
      startTime: '17:00',
      endTime: '18:00',
    })
  })

  it('gives up the part of the day for a start, and the choice between two hours for another hour', () => {
    expect(placed({ dayNumber: 1, partOfDay: 'morning' }, { dayNumber: 1, startTime: '10:00' })).toEqual({
      dayNumber: 1,
      startTime: '10:00',
    })
    expect(placed({ dayNumber: 1, partOfDay: 'morning' }, { dayNumber: 2 })).toEqual({
      dayNumber: 2,
      partOfDay: 'morning',
    })
    const twice = { date: '2027-10-31', startTime: '02:30', startOffset: 60 }
    expect(placed(twice, { date: '2027-10-31', startTime: '02:30' })).toEqual(twice)
    expect(placed(twice, { date: '2027-10-31', startTime: '03:30' })).not.toHaveProperty('startOffset')
  })

  it('keeps its length when it loses its time, and its time when it loses its day', () => {
    expect(placed(TALKS, { date: '2027-03-12' })).toEqual({ date: '2027-03-12', durationMin: 90 })
    expect(placed(TALKS, { startTime: '10:00' })).toEqual({ startTime: '10:00', endTime: '11:30' })
  })

  it('is as long as its new end says, or as so many minutes say', () => {
    const end = { endTime: '12:00', endDate: null }
    expect(placed({ ...TALKS, durationMin: 90 }, { date: '2027-03-12', startTime: '10:00', end })).toEqual({
      ...TALKS,
      endTime: '12:00',
    })
    const open = { date: '2027-03-12', startTime: '23:30' }
    expect(placed(open, { ...open, end: { minutes: 75 } })).toEqual({
      ...open,
      endTime: '00:45',
      endDate: '2027-03-13',
    })
    expect(placed(open, { ...open, end: { minutes: -30 } })).toMatchObject({ endTime: '23:00' })
    expect(placed({ dayNumber: 1 }, { dayNumber: 1, startTime: '23:30', end: { minutes: -30 } }, null)).toEqual({
      dayNumber: 1,
      startTime: '23:30',
      endTime: '23:00',
    })
  })

  it('flies as long as before, over the dates and before they are known', () => {
    const zones = { startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' }
    const flight = { dayNumber: 0, startTime: '22:00', endTime: '06:30', ...zones }
    expect(placed(flight, { dayNumber: 0, startTime: '09:00' }, null)).toEqual({
      ...flight,
      startTime: '09:00',
      endTime: '17:30',
    })
    expect(
      placed({ ...flight, startTime: '09:00', endTime: '17:30' }, { dayNumber: 0, startTime: '22:00' }, null),
    ).toEqual(flight)
  })

  it('lasts as long as before wherever it is put', () => {
    const clock = fc.integer({ min: 0, max: 1_439 }).map((minutes) => clockAfter('00:00', minutes).time)
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 1, max: 1_400 }),
        clock,
        fc.integer({ min: 0, max: 9 }),
        (start, length, at, day) => {
          const end = clockAfter(start, length)
          const endDate = end.days === 0 ? null : '2027-03-13'
          const before = time({ date: ARRIVAL, startTime: start, endTime: end.time, endDate })
          const after = placeTime(before, to({ date: `2027-05-1${day}`, startTime: at }), ARRIVAL)
          const { startsAt, endsAt } = deriveInstants(after, {
            firstStopArrivalDate: ARRIVAL,
            homeZone: 'Asia/Tashkent',
            defaultZone: null,
          })
          expect(((endsAt?.getTime() ?? 0) - (startsAt?.getTime() ?? 0)) / 60_000).toBe(length)
          expect(wallLength(after, ARRIVAL)).toBe(length)
          // And back again it is what it was.
          expect(placeTime(after, to({ date: ARRIVAL, startTime: start }), ARRIVAL)).toEqual(before)
        },
      ),
    )
  })
})
