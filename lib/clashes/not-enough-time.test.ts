import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { orderedKeys, placeKey } from './places'
import { item, OTHER_VISIT, person, snapshot } from './testing/snapshots'
import type { EnteredTravelTime, Place, SnapshotItem } from './types'

const late = (items: SnapshotItem[], travelTimes: EnteredTravelTime[] = [], countries?: Record<string, string>) =>
  findClashes(snapshot(items, { travelTimes, ...(countries ? { countries } : {}) })).filter(
    ({ rule }) => rule === 'travel',
  )
const told = (...args: Parameters<typeof late>) =>
  late(...args).map(({ certainty, message, notes }) => [
    certainty,
    message.values?.available,
    message.values?.minutes,
    notes[0]?.key.split('.').at(-1),
  ])
const entered = (one: Place, other: Place, minutes: number): EnteredTravelTime => {
  const [fromKey, toKey] = orderedKeys(placeKey(one), placeKey(other))
  return { fromKey, toKey, minutes, note: null }
}
const place = (city: string, venue: string | null = null): Place => ({ city, venue })

const from = (id: string, startTime: string, endTime: string | null, where: Parameters<typeof item>[1] = {}) =>
  item(id, { startTime, endTime, ...where })
const HALL = { city: 'Shanghai', venue: 'Grand Hall' }
const PORT = { city: 'Shanghai', venue: 'Port office' }

describe('not enough time to get there', () => {
  it('goes by a careful default within a city, and says where it is from', () => {
    expect(told([from('a', '10:00', '11:00', HALL), from('b', '11:30', '12:00', PORT)])).toEqual([])
    const [clash] = late([from('a', '10:00', '11:00', HALL), from('b', '11:29', '12:00', PORT)])
    expect(clash).toMatchObject({
      certainty: 'possible',
      itemIds: ['a', 'b'],
      travel: { from: HALL, to: PORT },
      notes: [{ key: 'clashes.notes.source.same_city', values: { minutes: 30 } }],
    })
    expect(clash?.message.values).toMatchObject({
      names: 'Amina',
      from: 'Grand Hall, Shanghai',
      to: 'Port office, Shanghai',
      available: 29,
      minutes: 30,
    })
  })

  it('needs no travel at one venue, and guesses nothing where a place is not known', () => {
    const [a, b] = [from('a', '10:00', '11:00', HALL), (where: object) => from('b', '11:00', '12:00', where)]
    expect(told([a, b({ city: 'SHANGHAI', venue: 'grand hall' })])).toEqual([])
    expect(told([a, b({})])).toEqual([])
    expect(told([a, b({ city: 'Shanghai' })])).toEqual([])
    expect(told([a, b({ venue: 'Port office' })])).toEqual([])
    expect(told([a, b(PORT)])).toHaveLength(1)
  })

  it('takes longer to another city, and longest to another country', () => {
    const next = (city: string, startTime: string) => [
      from('a', '09:00', '10:00', { city: 'Shanghai' }),
      from('b', startTime, null, { city }),
    ]
    expect(told(next('Suzhou', '14:00'))).toEqual([])
    expect(told(next('Suzhou', '13:59'))).toEqual([['possible', 239, 240, 'same_country']])
    const countries = { shanhai: 'CN', astana: 'KZ' }
    expect(told(next('Astana', '18:00'), [], countries)).toEqual([])
    expect(told(next('Astana', '17:59'), [], countries)).toEqual([['possible', 479, 480, 'other_country']])
    // Nobody knows where Kashgar is: the nearer class.
    expect(told(next('Kashgar', '13:59'), [], countries)).toEqual([['possible', 239, 240, 'same_country']])
  })

  it('goes by what was entered, either way, venues before cities', () => {
    const items = [from('a', '09:00', '10:00', HALL), from('b', '10:40', '11:00', { city: 'Suzhou', venue: 'Garden' })]
    const cities = entered(place('Suzhou'), place('Shanghai'), 90)
    expect(told(items, [cities])).toEqual([['certain', 40, 90, 'entered']])
    const half = entered(place('Shanghai', 'Grand Hall'), place('Suzhou'), 60)
    expect(told(items, [cities, half])).toEqual([['certain', 40, 60, 'entered']])
    const venues = entered(place('Suzhou', 'Garden'), place('Shanghai', 'Grand Hall'), 40)
    expect(told(items, [cities, half, venues])).toEqual([])
    expect(told(items.toReversed(), [entered(place('Suzhou', 'Garden'), place('Shanghai', 'Grand Hall'), 41)])).toEqual(
      [['certain', 40, 41, 'entered']],
    )
  })

  it('is only possible where an end is assumed', () => {
    const times = [entered(HALL, PORT, 60)]
    expect(told([from('a', '10:00', null, HALL), from('b', '11:30', '12:00', PORT)], times)).toEqual([
      ['possible', 30, 60, 'entered'],
    ])
  })

  it('begins where a journey ends', () => {
    const transfer = (toPlace: string) =>
      item('t', { type: 'transfer', startTime: '09:00', endTime: '11:00', fromPlace: 'Suzhou', toPlace })
    const meeting = from('b', '11:10', '12:00', HALL)
    expect(told([transfer('Shanghai'), meeting])).toEqual([])
    expect(told([transfer('Suzhou North Station'), meeting])).toEqual([['possible', 10, 240, 'same_country']])
    expect(told([transfer('Shanghai Hongqiao Station'), meeting])).toEqual([['possible', 10, 30, 'same_city']])
    expect(told([transfer('Somewhere'), meeting])).toEqual([])
  })

  it('starts where a journey starts, and an arrival ends in its city', () => {
    const arrival = item('t', { type: 'arrival', startTime: '09:00', endTime: '11:00', ...PORT })
    expect(told([arrival, from('b', '11:10', '12:00', HALL)])).toEqual([['possible', 10, 30, 'same_city']])
    const away = item('t', {
      type: 'departure',
      startTime: '12:10',
      endTime: '14:00',
      fromPlace: 'Suzhou',
      toPlace: 'Tashkent',
    })
    expect(told([from('b', '11:10', '12:00', HALL), away])).toEqual([['possible', 10, 240, 'same_country']])
  })

  it('looks at what comes next for each person, across visits too', () => {
    const between = from('m', '11:00', '11:05', { ...PORT, people: [person('Bek')] })
    expect(late([from('a', '10:00', '11:00', HALL), between, from('b', '11:10', '12:00', HALL)])).toEqual([])
    const there = from('b', '11:10', '12:00', { ...PORT, visit: OTHER_VISIT })
    expect(told([from('a', '10:00', '11:00', HALL), there])).toEqual([['possible', 10, 30, 'same_city']])
  })

  it('says once for all who go the same way', () => {
    const people = [person('Amina'), person('Bek', 'interpreter')]
    const clashes = late([
      from('a', '10:00', '11:00', { ...HALL, people }),
      from('b', '11:10', '12:00', { ...PORT, people }),
    ])
    expect(clashes.map((clash) => clash.people.map(({ name }) => name))).toEqual([['Amina', 'Bek']])
  })

  it('gives way to a clash of the times themselves', () => {
    const rules = findClashes(snapshot([from('a', '10:00', '11:00', HALL), from('b', '10:59', '12:00', PORT)]))
    expect(rules.map(({ rule }) => rule)).toEqual(['person_twice'])
  })

  it('lets a start window be late enough, or early enough', () => {
    const window = (startTime: string, startUntil: string) =>
      from('w', startTime, null, { ...PORT, startUntil, durationMin: 30 })
    const fixed = from('a', '10:00', '11:00', HALL)
    expect(told([fixed, window('11:00', '11:30')])).toEqual([])
    expect(told([fixed, window('11:00', '11:29')])).toHaveLength(1)
    // Before the fixed one: 09:00 to 09:30, and half an hour of way.
    expect(told([fixed, window('09:00', '11:10')])).toEqual([])
  })

  it('is found just when the gap is shorter than what was entered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (gap, need) => {
        const clock = (of: number) =>
          `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
        const items = [from('a', '08:00', '09:00', HALL), from('b', clock(540 + gap), clock(570 + gap), PORT)]
        expect(late(items, [entered(HALL, PORT, need)])).toHaveLength(gap < need ? 1 : 0)
      }),
    )
  })
})
