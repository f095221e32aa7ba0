import { describe, expect, it } from 'vitest'
import type { TimeContext } from '@/lib/time/partial'
import { checkPartialFields, EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { type Day, numberedDay, timeOnDay } from './day'

const UNDATED: TimeContext = { firstStopArrivalDate: null, homeZone: 'Asia/Tashkent', defaultZone: 'Asia/Shanghai' }
const on = (arrival: string): TimeContext => ({ ...UNDATED, firstStopArrivalDate: arrival })
const number = (dayNumber: number): Day => ({ dayNumber, date: null })
const date = (iso: string): Day => ({ dayNumber: null, date: iso })

function copied(fields: Partial<PartialTime>, day: Day, from = UNDATED, to = from) {
  const before = { ...EMPTY_PARTIAL_TIME, ...fields }
  const after = timeOnDay(before, day, { from, to })
  expect(checkPartialFields(after)).toEqual([])
  const keys = Object.keys(after) as (keyof PartialTime)[]
  return Object.fromEntries(keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]))
}

describe('a time on another day', () => {
  const night = { date: '2027-03-12', startTime: '22:00', endTime: '06:30', endDate: '2027-03-13' }

  it('keeps its hours, and an end as many nights later', () => {
    expect(copied({ date: '2027-03-12', startTime: '10:00', endTime: '11:00' }, date('2027-03-20'))).toEqual({
      date: '2027-03-20',
    })
    expect(copied(night, date('2027-03-20'))).toEqual({ date: '2027-03-20', endDate: '2027-03-21' })
    expect(copied(night, number(3), on('2027-03-12'), on('2027-05-01'))).toEqual({
      date: null,
      dayNumber: 3,
      endDate: '2027-05-04',
    })
  })

  it('keeps its length where the new day has no date to end on', () => {
    const length = { date: null, endDate: null, endTime: null, durationMin: 510 }
    expect(copied(night, number(3))).toEqual({ ...length, dayNumber: 3 })
    expect(copied(night, number(3), on('2027-03-12'), UNDATED)).toEqual({ ...length, dayNumber: 3 })
    expect(copied(night, { dayNumber: null, date: null })).toEqual(length)
  })

  it('keeps a journey’s two clocks on a numbered day, where its end follows by itself', () => {
    const flight = { ...night, startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' }
    expect(copied(flight, number(0))).toEqual({ date: null, dayNumber: 0, endDate: null })
    expect(copied(flight, { dayNumber: null, date: null })).toEqual({
      date: null,
      endDate: null,
      endTime: null,
      endZone: null,
    })
  })

  it('forgets which of two times was meant: that was another day’s', () => {
    const hour = { date: '2027-10-31', startTime: '02:30', startOffset: 60, startZone: 'Europe/Berlin' }
    expect(copied(hour, date('2027-11-01'))).toEqual({ date: '2027-11-01', startOffset: null })
  })
})

describe('the number of a day', () => {
  it('is its own, else counts from the arrival, and is not known without one', () => {
    expect(numberedDay(number(4), null)).toEqual(number(4))
    expect(numberedDay(date('2027-03-13'), '2027-03-12')).toEqual(number(2))
    expect(numberedDay(date('2027-03-01'), '2027-03-12')).toEqual({ dayNumber: null, date: null })
    expect(numberedDay(date('2027-03-13'), null)).toEqual({ dayNumber: null, date: null })
  })
})
