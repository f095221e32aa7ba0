import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { item, OTHER_VISIT, person, snapshot } from './testing/snapshots'
import type { SnapshotItem } from './types'

const of = (rule: string, ...items: SnapshotItem[]) =>
  findClashes(snapshot(items)).flatMap((clash) => (clash.rule === rule ? [clash] : []))

/** Two items that overlap, of different people. */
const [MORNING, LATER] = [
  { startTime: '10:00', endTime: '11:00', people: [person('Amina')] },
  { startTime: '10:30', endTime: '11:30', people: [person('Bek')] },
]

describe('a venue', () => {
  const hall = { city: 'Shanghai', venue: 'Grand Hall' }
  const venues = (...items: SnapshotItem[]) => of('venue_twice', ...items).map(({ certainty }) => certainty)

  it('is used twice by two items at once, however it is spelt', () => {
    const [clash] = of(
      'venue_twice',
      item('a', { ...MORNING, ...hall }),
      item('b', { ...LATER, city: 'shanghai', venue: 'GRAND  hall' }),
    )
    expect(clash).toMatchObject({ certainty: 'certain', subject: 'Grand Hall', people: [] })
    expect(clash?.key).toBe('venue_twice:a+b:grand hal')
  })

  it('is not when one leaves as the other comes', () => {
    const after = { startTime: '11:00', endTime: '12:00', people: [person('Bek')] }
    expect(venues(item('a', { ...MORNING, ...hall }), item('b', { ...after, ...hall }))).toEqual([])
  })

  it('of the same name in another city is another', () => {
    expect(venues(item('a', { ...MORNING, ...hall }), item('b', { ...LATER, ...hall, city: 'Suzhou' }))).toEqual([])
  })

  it('without its city is only possibly the same, and only within one visit', () => {
    const somewhere = { ...LATER, venue: 'Grand Hall' }
    expect(venues(item('a', { ...MORNING, ...hall }), item('b', somewhere))).toEqual(['possible'])
    expect(venues(item('a', { ...MORNING, ...hall }), item('b', { ...somewhere, visit: OTHER_VISIT }))).toEqual([])
    expect(venues(item('a', { ...MORNING, ...hall }), item('b', { ...LATER, ...hall, visit: OTHER_VISIT }))).toEqual([
      'certain',
    ])
  })

  it('where a journey ends is not used by it', () => {
    const flight = { type: 'arrival', ...hall } as const
    expect(venues(item('a', { ...MORNING, ...flight }), item('b', { ...LATER, ...flight }))).toEqual([])
  })
})

describe('a vehicle', () => {
  const vehicles = (...items: SnapshotItem[]) => of('vehicle_twice', ...items).map(({ certainty }) => certainty)

  it('is used twice within a visit for certain, across visits possibly', () => {
    const bus = { vehicle: 'Bus 1' }
    expect(vehicles(item('a', { ...MORNING, ...bus }), item('b', { ...LATER, vehicle: 'bus 1' }))).toEqual(['certain'])
    expect(vehicles(item('a', { ...MORNING, ...bus }), item('b', { ...LATER, ...bus, visit: OTHER_VISIT }))).toEqual([
      'possible',
    ])
  })

  it('is no scheduled flight that several take', () => {
    const flight = { type: 'transfer', carrier: 'HY 505' } as const
    expect(findClashes(snapshot([item('a', { ...MORNING, ...flight }), item('b', { ...LATER, ...flight })]))).toEqual(
      [],
    )
  })
})
