import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { item, person, snapshot } from './testing/snapshots'
import type { SnapshotItem } from './types'

const told = (...items: SnapshotItem[]) =>
  findClashes(snapshot(items)).map(({ rule, certainty, itemIds }) => `${rule} ${certainty} ${itemIds.join(' ')}`)

describe('the dates of the visit', () => {
  it('hold every item but travel of the day before and after, and Day 0', () => {
    expect(told(item('a', { date: '2027-03-11' }))).toEqual(['outside_visit certain a'])
    expect(told(item('a', { date: '2027-03-15' }))).toEqual(['outside_visit certain a'])
    expect(told(item('a', { date: '2027-03-15', type: 'departure' }))).toEqual([])
    expect(told(item('a', { dayNumber: 0 }))).toEqual([])
    expect(told(item('a', { dayNumber: 4 }))).toEqual(['outside_visit certain a'])
    expect(told(item('a', { date: null }))).toEqual([])
  })

  it('are told as far as they are known', () => {
    const only = (visit: object) => {
      const [clash] = findClashes(snapshot([item('a', { date: '2027-03-11' })], { visit }))
      return clash?.message.values
    }
    expect(only({})).toEqual({ date: '11 Mar 2027', dates: '12–14 Mar 2027', known: 'both' })
    expect(only({ departureDate: null })).toMatchObject({ dates: '12 Mar 2027', known: 'arrival' })
    expect(only({ arrivalDate: null, departureDate: null })).toBeUndefined()
  })
})

describe('before landing', () => {
  const arrival = (more: Parameters<typeof item>[1] = {}) =>
    item('arr', {
      type: 'arrival',
      startTime: '06:00',
      startZone: 'Asia/Tashkent',
      endTime: '14:00',
      endZone: 'Asia/Shanghai',
      fromPlace: 'Tashkent',
      toPlace: 'Shanghai Pudong Airport',
      people: [],
      ...more,
    })

  it('nobody is at a meeting there', () => {
    // The meeting is over before the plane takes off, and still before it lands.
    const early = item('a', { startTime: '07:00', endTime: '08:00', city: 'Shanghai' })
    const [clash, ...more] = findClashes(snapshot([arrival(), early]))
    expect(more).toEqual([])
    expect(clash).toMatchObject({ rule: 'before_landing', certainty: 'certain', itemIds: ['a', 'arr'] })
    expect(clash?.message.values).toMatchObject({ at: '12 Mar 2027, 14:00', title: 'Item a' })
    expect(told(arrival(), item('a', { startTime: '14:00', endTime: '15:00', city: 'Shanghai' }))).toEqual([])
    expect(told(arrival(), item('a', { startTime: '13:59', endTime: '15:00', city: 'Shanghai' }))).toEqual([
      'before_landing certain a arr',
    ])
  })

  it('is possible where the place or the landing is not known', () => {
    expect(told(arrival(), item('a', { startTime: '07:00', endTime: '08:00' }))).toEqual([
      'before_landing possible a arr',
    ])
    const noEnd = arrival({ endTime: null, startTime: '13:30', startZone: 'Asia/Shanghai' })
    expect(told(noEnd, item('a', { startTime: '12:00', endTime: '13:00', city: 'Shanghai' }))).toEqual([
      'before_landing possible a arr',
    ])
  })

  it('one may well be at home', () => {
    expect(
      told(
        arrival(),
        item('a', { startTime: '07:00', endTime: '08:00', city: 'Tashkent', startZone: 'Asia/Shanghai' }),
      ),
    ).toEqual([])
  })

  it('a leg of the way is no clash, the bus from the airport is', () => {
    const bus = { type: 'transfer', startTime: '13:00', endTime: '13:30', people: [] } as const
    expect(told(arrival(), item('t', { ...bus, fromPlace: 'Tashkent', toPlace: 'Urumqi' }))).toEqual([])
    expect(told(arrival(), item('t', { ...bus, fromPlace: 'Shanghai Pudong Airport', toPlace: 'Hotel' }))).toEqual([
      'before_landing certain t arr',
    ])
  })

  it('goes by the flight of each member', () => {
    const first = arrival({ people: [person('Amina')] })
    const second = { ...arrival({ people: [person('Bek')], endTime: '18:00' }), id: 'late' }
    const dinner = item('d', { startTime: '16:00', endTime: '17:00', city: 'Shanghai', people: [person('Bek')] })
    expect(told(first, second, dinner)).toEqual(['person_twice certain late d'])
    const later = { ...dinner, startsAt: first.startsAt, endsAt: '2027-03-12T03:00:00.000Z' }
    expect(told(first, { ...later, people: [person('Bek')], id: 'x', city: 'Suzhou' })).toEqual([])
  })

  it('a homecoming is no landing, nor is the way out a departure', () => {
    const home = { type: 'arrival', startTime: '20:00', endTime: '22:00', toPlace: 'Tashkent', people: [] } as const
    const out = { type: 'departure', startTime: '05:00', fromPlace: 'Tashkent', people: [] } as const
    const meeting = item('a', { startTime: '15:00', endTime: '16:00', city: 'Shanghai' })
    expect(told(item('h', home), meeting)).toEqual([])
    expect(told(item('o', out), meeting)).toEqual([])
    // From nobody knows where, and before anybody has landed.
    expect(told(item('o', { ...out, fromPlace: null }), arrival(), meeting)).toEqual([])
  })

  it('is not told of what is told as two places at once', () => {
    const during = item('a', { startTime: '12:00', endTime: '13:00', city: 'Shanghai' })
    expect(told(arrival({ people: [person('Amina')] }), during)).toEqual(['person_twice certain arr a'])
  })
})

describe('after departure', () => {
  const departure = item('dep', {
    type: 'departure',
    date: '2027-03-14',
    startTime: '14:00',
    fromPlace: 'Shanghai',
    toPlace: 'Tashkent',
    people: [],
  })
  const on = (startTime: string, endTime: string | null, more: object = {}) =>
    item('a', { date: '2027-03-14', startTime, endTime, city: 'Shanghai', ...more })

  it('nobody is at a meeting there', () => {
    expect(told(departure, on('13:00', '14:00'))).toEqual([])
    expect(told(departure, on('13:00', '14:01'))).toEqual(['after_departure certain a dep'])
    expect(told(departure, on('16:00', null))).toEqual(['after_departure certain a dep'])
    expect(told(departure, on('13:30', null))).toEqual(['after_departure possible a dep'])
  })

  it('one may well be at home', () => {
    expect(told(departure, on('20:00', '21:00', { city: 'Tashkent' }))).toEqual([])
    const home = { type: 'arrival', fromPlace: 'Shanghai', toPlace: 'Tashkent', people: [] }
    expect(told(departure, on('20:00', '21:00', home))).toEqual([])
  })
})
