import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { dateOfItem, isDue, isMeeting, isOutsideVisit, isReadoutEmpty, todayOfVisit, yieldsReadout } from './rules'
import { ITEM_TYPES } from './values'

describe('a meeting', () => {
  it('is an item of a kind that yields a readout', () => {
    expect(ITEM_TYPES.filter((type) => yieldsReadout(type, null))).toEqual([
      'courtesy_call',
      'meeting',
      'working_session',
      'site_visit',
      'presentation',
      'signing_ceremony',
      'training',
    ])
  })

  it('is any other item marked "readout expected", and none marked otherwise', () => {
    expect(isMeeting({ type: 'official_meal', readoutExpected: true })).toBe(true)
    expect(isMeeting({ type: 'meeting', readoutExpected: false })).toBe(false)
  })
})

describe('the day of an item', () => {
  it('is its date, else its number from the arrival, else not known', () => {
    expect(dateOfItem({ dayNumber: null, date: '2027-03-12' }, '2027-03-20')).toBe('2027-03-12')
    expect(dateOfItem({ dayNumber: 2, date: null }, '2027-03-20')).toBe('2027-03-21')
    expect(dateOfItem({ dayNumber: 2, date: null }, null)).toBeNull()
    expect(dateOfItem({ dayNumber: null, date: null }, '2027-03-20')).toBeNull()
  })
})

describe('a day outside the visit', () => {
  const visit = { arrivalDate: '2027-03-12', departureDate: '2027-03-15' }
  const on = (date: string) => ({ ...EMPTY_PARTIAL_TIME, date })
  const day = (dayNumber: number) => ({ ...EMPTY_PARTIAL_TIME, dayNumber })

  it.each([
    ['the day of arrival', on('2027-03-12'), false],
    ['the day of departure', on('2027-03-15'), false],
    ['the day before', on('2027-03-11'), true],
    ['the day after', on('2027-03-16'), true],
    ['Day 0, the day of travel', day(0), false],
    ['the last numbered day', day(4), false],
    ['a numbered day after the departure', day(5), true],
    ['no day at all', EMPTY_PARTIAL_TIME, false],
  ])('%s', (_, time, outside) => {
    expect(isOutsideVisit('meeting', time, visit)).toBe(outside)
  })

  it('gives travel a day on either side', () => {
    expect(isOutsideVisit('departure', on('2027-03-11'), visit)).toBe(false)
    expect(isOutsideVisit('arrival', on('2027-03-16'), visit)).toBe(false)
    expect(isOutsideVisit('transfer', on('2027-03-10'), visit)).toBe(true)
  })

  it('is no question while the visit has no dates', () => {
    const undated = { arrivalDate: null, departureDate: null }
    expect(isOutsideVisit('meeting', on('2027-03-11'), undated)).toBe(false)
    expect(isOutsideVisit('meeting', on('2027-03-11'), { ...visit, departureDate: null })).toBe(true)
  })
})

it('calls a readout empty until somebody wrote a text or an outcome', () => {
  const empty = { written: 0, outcomes: 0, files: 0 }
  expect(isReadoutEmpty(null)).toBe(true)
  expect(isReadoutEmpty(empty)).toBe(true)
  expect(isReadoutEmpty({ ...empty, written: 1 })).toBe(false)
  expect(isReadoutEmpty({ ...empty, files: 1 })).toBe(false)
  expect(isReadoutEmpty({ ...empty, outcomes: 1 })).toBe(false)
})

describe('what is due', () => {
  const now = new Date('2027-03-12T20:00:00Z')
  const item = (time: object, startsAt: string | null = null) => ({
    time: { ...EMPTY_PARTIAL_TIME, ...time },
    startsAt,
    startZone: 'Asia/Shanghai',
  })

  it('is what has begun, what is of a day that has begun there, and what has no day', () => {
    expect(isDue(item({}, '2027-03-12T19:59:00.000Z'), null, now)).toBe(true)
    expect(isDue(item({}, '2027-03-12T20:01:00.000Z'), null, now)).toBe(false)
    expect(isDue(item({ date: '2027-03-13' }), null, now)).toBe(true)
    expect(isDue(item({ date: '2027-03-14' }), null, now)).toBe(false)
    expect(isDue(item({ dayNumber: 3 }), '2027-03-12', now)).toBe(false)
    expect(isDue(item({ dayNumber: 3 }), null, now)).toBe(true)
  })
})

it('takes today for the day of an unplanned meeting only while the visit is on', () => {
  const now = new Date('2027-03-12T20:00:00Z')
  const today = (arrivalDate: string | null, departureDate: string | null) =>
    todayOfVisit({ arrivalDate, departureDate }, 'Asia/Shanghai', now)
  expect(today('2027-03-12', '2027-03-15')).toBe('2027-03-13')
  expect(today('2027-03-12', null)).toBe('2027-03-13')
  expect(today('2027-03-14', null)).toBeNull()
  expect(today('2027-03-10', '2027-03-12')).toBeNull()
  expect(today(null, null)).toBeNull()
})
