import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/time/calendar'
import type { TimeContext } from '@/lib/time/partial'
import { checkPartialFields, EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { type Shift, type Shifted, shiftItem, staysPut } from './rules'

const UNDATED: TimeContext = { firstStopArrivalDate: null, homeZone: 'Asia/Tashkent', defaultZone: 'Asia/Shanghai' }
const DATED: TimeContext = { ...UNDATED, firstStopArrivalDate: '2027-03-12' }

const partial = (fields: Partial<PartialTime>): PartialTime => ({ ...EMPTY_PARTIAL_TIME, ...fields })
const shift = (fields: Partial<PartialTime>, by: Partial<Shift>, context = DATED): Shifted =>
  shiftItem({ status: 'confirmed', time: partial(fields), context }, { days: 0, minutes: 0, ...by })
/** The fields that differ, or why it stays. */
function moved(fields: Partial<PartialTime>, by: Partial<Shift>, context = DATED) {
  const shifted = shift(fields, by, context)
  if (staysPut(shifted)) return shifted
  const before = partial(fields)
  const keys = Object.keys(before) as (keyof PartialTime)[]
  return Object.fromEntries(keys.filter((k) => before[k] !== shifted.time[k]).map((k) => [k, shifted.time[k]]))
}

describe('a shift by days', () => {
  it('moves a date, with an end on another', () => {
    expect(moved({ date: '2027-02-28', startTime: '10:00' }, { days: 1 })).toEqual({ date: '2027-03-01' })
    const night = { date: '2027-03-12', startTime: '22:00', endTime: '06:00', endDate: '2027-03-13' }
    expect(moved(night, { days: -3 })).toEqual({ date: '2027-03-09', endDate: '2027-03-10' })
  })

  it('keeps a number a number, from Day 0 to Day 999', () => {
    expect(moved({ dayNumber: 2, partOfDay: 'morning' }, { days: 2 })).toEqual({ dayNumber: 4 })
    expect(moved({ dayNumber: 1 }, { days: -1 })).toEqual({ dayNumber: 0 })
    expect(moved({ dayNumber: 1 }, { days: -2 })).toEqual({ why: 'dayNumber', number: -1 })
    expect(moved({ dayNumber: 998 }, { days: 2 }, UNDATED)).toEqual({ why: 'dayNumber', number: 1000 })
  })

  it('has nothing to move of an item without a day', () => {
    expect(moved({ startTime: '10:00' }, { days: 1 })).toEqual({ why: 'noDay' })
    expect(moved({}, { days: 1, minutes: 60 })).toEqual({ why: 'noDay' })
  })

  it('says in which year a date would fall, however far away', () => {
    expect(moved({ date: '2027-03-12' }, { days: 9_999_999 })).toEqual({ why: 'year', year: 29406 })
    expect(moved({ date: '2027-03-12' }, { days: -9_999_999 })).toEqual({ why: 'year', year: -25352 })
    expect(moved({ date: '2199-12-31' }, { days: 1 })).toEqual({ why: 'year', year: 2200 })
    expect(moved({ dayNumber: 3 }, { days: 9_999_999 })).toEqual({ why: 'year', year: 29406 })
    const open = { date: '2199-12-31', startTime: '22:00', endTime: '23:30' }
    expect(moved(open, { minutes: 60 })).toEqual({ why: 'year', year: 2200 })
  })
})

describe('a shift by the clock', () => {
  it('moves every time of an item', () => {
    const window = { date: '2027-03-12', startTime: '13:30', startUntil: '14:00', endTime: '16:00' }
    expect(moved(window, { minutes: 90 })).toEqual({ startTime: '15:00', startUntil: '15:30', endTime: '17:30' })
  })

  it('takes the day along past midnight, and writes down an end on the next', () => {
    const dinner = { date: '2027-03-12', startTime: '20:00', endTime: '22:00' }
    expect(moved(dinner, { minutes: 300 })).toEqual({ date: '2027-03-13', startTime: '01:00', endTime: '03:00' })
    expect(moved(dinner, { minutes: 180 })).toEqual({ startTime: '23:00', endTime: '01:00', endDate: '2027-03-13' })
    const numbered = { dayNumber: 2, startTime: '20:00', endTime: '22:00' }
    expect(moved(numbered, { minutes: 300 })).toEqual({ dayNumber: 3, startTime: '01:00', endTime: '03:00' })
    expect(moved(numbered, { minutes: 180 })).toEqual({ startTime: '23:00', endTime: '01:00', endDate: '2027-03-14' })
    expect(moved(numbered, { minutes: 180 }, UNDATED)).toEqual({ why: 'endOverMidnight' })
    expect(moved({ ...dinner, endTime: null }, { minutes: -1260 })).toEqual({ date: '2027-03-11', startTime: '23:00' })
  })

  it('takes an end that comes back to the day of its start off its own date', () => {
    const night = { date: '2027-03-12', startTime: '23:00', endTime: '01:00', endDate: '2027-03-13' }
    expect(moved(night, { minutes: -120 })).toEqual({ startTime: '21:00', endTime: '23:00', endDate: null })
  })

  it('moves an end alone, and the day with it', () => {
    expect(moved({ date: '2027-03-12', endTime: '22:00' }, { minutes: 150 })).toEqual({
      date: '2027-03-13',
      endTime: '00:30',
    })
  })

  it('moves both wall clocks of a journey alike', () => {
    const flight = { startTime: '22:00', endTime: '06:30', startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' }
    expect(moved({ ...flight, date: '2027-03-11', endDate: '2027-03-12' }, { minutes: 180 })).toEqual({
      date: '2027-03-12',
      startTime: '01:00',
      endTime: '09:30',
      endDate: null,
    })
    // A numbered one ends at the first such time after its start by itself.
    expect(moved({ ...flight, dayNumber: 0 }, { minutes: 180 })).toEqual({
      dayNumber: 1,
      startTime: '01:00',
      endTime: '09:30',
    })
    const short = { ...flight, startTime: '16:00', endTime: '23:00', dayNumber: 1 }
    expect(moved(short, { minutes: 120 }, UNDATED)).toEqual({ startTime: '18:00', endTime: '01:00' })
  })

  it('leaves what has no time, and takes its days when there are some too', () => {
    expect(moved({ date: '2027-03-12', partOfDay: 'evening' }, { minutes: 60 })).toEqual({ why: 'noTime' })
    expect(moved({ date: '2027-03-12' }, { days: 1, minutes: 60 })).toEqual({ date: '2027-03-13' })
  })

  it('moves a time without a day as long as it stays within the day', () => {
    expect(moved({ startTime: '10:00', endTime: '12:00' }, { minutes: 60 })).toEqual({
      startTime: '11:00',
      endTime: '13:00',
    })
    expect(moved({ startTime: '22:00', endTime: '23:30' }, { minutes: 60 })).toEqual({ why: 'noDay' })
  })

  it('does not part a start window at midnight', () => {
    const window = { date: '2027-03-12', startTime: '22:30', startUntil: '23:00' }
    expect(moved(window, { minutes: 75 })).toEqual({ why: 'times', problem: 'untilBeforeStart' })
  })

  it('never moves what was held', () => {
    const held = { status: 'held', time: partial({ date: '2027-03-12' }), context: DATED } as const
    expect(shiftItem(held, { days: 1, minutes: 0 })).toEqual({ why: 'held' })
  })
})

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** Partial times that a form would take, and whose end stands on a date of its own only where that is another. */
const times = fc
  .record({
    day: fc.oneof(
      fc.record({ dayNumber: fc.integer({ min: 0, max: 999 }) }),
      fc.record({ date: fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays('2027-03-12', days)) }),
      fc.constant({}),
    ),
    startTime: some(clock),
    startUntil: some(clock),
    endTime: some(clock),
    nights: fc.integer({ min: 0, max: 3 }),
    startZone: some(fc.constantFrom('Asia/Tashkent', 'Europe/Berlin')),
    endZone: some(fc.constantFrom('Asia/Shanghai', 'America/New_York')),
  })
  .map(({ day, nights, ...rest }) => {
    const date = 'date' in day ? day.date : null
    return partial({ ...rest, ...day, endDate: date !== null && nights > 0 ? addDays(date, nights) : null })
  })
  .filter((time) => checkPartialFields(time).length === 0)
const shifts = fc
  .record({ days: fc.nat(400), minutes: fc.nat(4_000), back: fc.boolean() })
  .map(({ days, minutes, back }) => (back ? { days: -days, minutes: -minutes } : { days, minutes }))
const contexts = fc.constantFrom(DATED, UNDATED)

describe('any shift', () => {
  it('is taken back by the same shift the other way', () => {
    fc.assert(
      fc.property(times, shifts, contexts, (time, by, context) => {
        const there = shiftItem({ status: 'confirmed', time, context }, by)
        fc.pre(!staysPut(there))
        const back = { days: 0 - by.days, minutes: 0 - by.minutes }
        expect(shiftItem({ status: 'confirmed', time: there.time, context }, back)).toEqual({ time })
      }),
      { numRuns: 500 },
    )
  })

  it('makes no time that a form would refuse', () => {
    fc.assert(
      fc.property(times, shifts, contexts, (time, by, context) => {
        const there = shiftItem({ status: 'confirmed', time, context }, by)
        fc.pre(!staysPut(there))
        expect(checkPartialFields(there.time)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
