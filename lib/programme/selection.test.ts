import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { type Selection, selectItems, staysOf } from './selection'
import type { ProgrammeDay, ProgrammeItemView } from './types'

type Told = [id: string, city: string | null, time?: Partial<PartialTime>]

const item = ([id, city, time]: Told) => ({ id, city, time: { ...EMPTY_PARTIAL_TIME, ...time } }) as ProgrammeItemView
const day = (key: string, ...items: Told[]): ProgrammeDay => ({
  key,
  dayNumber: null,
  date: null,
  items: items.map(item),
})
const stop = (city: string) => ({ city, zone: null })
const STOPS = [stop('Shanghai'), stop('Beijing')]

const DAYS = [
  day('day:0', ['flight', null]),
  day('day:1', ['arrival', 'Shanghai', { startTime: '08:00' }], ['lunch', null], ['talks', 'shanghai']),
  day('day:2', ['trip', 'Suzhou'], ['dinner', 'Shanghai', { startTime: '19:00' }], ['train', null]),
  day('day:3', ['call', 'Beijing', { startTime: '10:00' }]),
  day('day:4', ['port', 'Shanghai']),
  day('date:2027-03-20', ['review', 'Tashkent']),
  day('none', ['gift', 'Shanghai']),
]
const select = (selection: Selection) => [...selectItems(DAYS, STOPS, selection)]

describe('the stays of a visit', () => {
  it('go from the first to the last item in a city, with what names none and with trips for the day', () => {
    expect(staysOf(DAYS, STOPS).map(({ city, first, last, itemIds }) => [city, first.key, last.key, itemIds])).toEqual([
      ['Shanghai', 'day:1', 'day:2', ['arrival', 'lunch', 'talks', 'trip', 'dinner']],
      ['Beijing', 'day:3', 'day:3', ['call']],
      ['Shanghai', 'day:4', 'day:4', ['port']],
    ])
  })

  it('are told by the items’ own cities while the visit has no stops', () => {
    expect(staysOf(DAYS, []).map(({ city, itemIds }) => [city, itemIds])).toEqual([
      ['Shanghai', ['arrival', 'lunch', 'talks']],
      ['Suzhou', ['trip']],
      ['Shanghai', ['dinner']],
      ['Beijing', ['call']],
      ['Shanghai', ['port']],
      ['Tashkent', ['review']],
    ])
  })
})

describe('what a selection means', () => {
  it('a day is all of it, and a stay is the one that the item is in', () => {
    expect(select({ what: 'day', day: 'day:2' })).toEqual(['trip', 'dinner', 'train'])
    expect(select({ what: 'stay', itemId: 'trip' })).toEqual(['arrival', 'lunch', 'talks', 'trip', 'dinner'])
    expect(select({ what: 'stay', itemId: 'port' })).toEqual(['port'])
  })

  it('a point begins with its day, or with the first item at that hour and what stands behind it', () => {
    expect(select({ what: 'from', day: 'day:2', time: null })).toEqual(['trip', 'dinner', 'train', 'call', 'port'])
    expect(select({ what: 'from', day: 'day:2', time: '18:00' })).toEqual(['dinner', 'train', 'call', 'port'])
    expect(select({ what: 'from', day: 'day:2', time: '19:01' })).toEqual(['call', 'port'])
  })

  it('from a numbered day on no dated one is meant, and the other way round', () => {
    expect(select({ what: 'item', itemId: 'call' })).toEqual(['call', 'port'])
    expect(select({ what: 'from', day: 'date:2027-03-20', time: null })).toEqual(['review'])
  })

  it('ticked items may have no day, and what is not there means nothing', () => {
    expect(select({ what: 'items', itemIds: ['gift', 'call', 'gone'] })).toEqual(['call', 'gift'])
    expect(select({ what: 'day', day: 'day:9' })).toEqual([])
    expect(select({ what: 'item', itemId: 'gone' })).toEqual([])
    expect(select({ what: 'stay', itemId: 'review' })).toEqual([])
  })
})
