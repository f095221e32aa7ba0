import { describe, expect, it } from 'vitest'
import type { ItemFormOptions } from '@/lib/programme/types'
import { knownOfSlot, timetableHref } from './timetable-known'
import { slotHref } from './timetable-slot'

const DAY = { date: '2027-03-12', dayNumber: 1, zone: 'Asia/Shanghai' }
const options = (stops: ItemFormOptions['stops']) => ({
  visit: { homeZone: 'Asia/Tashkent' } as ItemFormOptions['visit'],
  stops,
})
const SHANGHAI = [{ city: 'Shanghai', zone: 'Asia/Shanghai' }]
const BOTH = [...SHANGHAI, { city: 'Dubai', zone: 'Asia/Dubai' }]
const queryOf = (href: string) => Object.fromEntries(new URL(href, 'http://h').searchParams)

describe('adding from an empty slot', () => {
  it('fills in the day and the start', () => {
    expect(knownOfSlot(queryOf(slotHref('v', DAY, 570)), options(SHANGHAI))).toEqual({
      date: '2027-03-12',
      startTime: '09:30',
    })
    const numbered = { date: null, dayNumber: 2, zone: 'Asia/Shanghai' }
    expect(knownOfSlot(queryOf(slotHref('v', numbered, 570)), options(SHANGHAI))).toEqual({
      dayNumber: '2',
      startTime: '09:30',
    })
  })

  it('names the zone only where the place would give another', () => {
    const inCity = queryOf(slotHref('v', { ...DAY, city: 'Shanghai' }, 570))
    expect(knownOfSlot(inCity, options(BOTH))).toEqual({ date: '2027-03-12', startTime: '09:30', city: 'Shanghai' })
    expect(knownOfSlot(queryOf(slotHref('v', DAY, 570)), options(BOTH))).toMatchObject({ startZone: 'Asia/Shanghai' })
  })

  it('leaves out what cannot be read', () => {
    const query = { day: 'two', date: '2027-02-31', start: '24:00', zone: 'Moon', city: ['a', 'b'] }
    expect(knownOfSlot(query, options([]))).toEqual({})
  })

  it('leads back to the day', () => {
    expect(timetableHref('v', { date: '2027-03-12' })).toBe('/visits/v/programme/timetable?day=2027-03-12')
    expect(timetableHref('v', { day: '2' })).toBe('/visits/v/programme/timetable?day=2')
    expect(timetableHref('v', {})).toBe('/visits/v/programme/timetable')
  })

  it('leads back to whose timetable it was', () => {
    const whose = 'person:01a21d31-7a82-743d-a57c-e04c2ddcaf95'
    const back = timetableHref('v', queryOf(slotHref('v', { ...DAY, whose }, 570)))
    expect(queryOf(back)).toEqual({ day: '2027-03-12', for: whose })
    expect(timetableHref('v', { for: 'nobody' })).toBe('/visits/v/programme/timetable')
  })
})
