import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DayItem, groupByDay, orderWithinDay } from './day-groups'

type Named = DayItem & { name: string }

const item = (name: string, fields: Partial<DayItem> = {}): Named => ({
  name,
  dayNumber: null,
  date: null,
  partOfDay: null,
  startTime: null,
  endTime: null,
  startsAt: null,
  position: null,
  ...fields,
})
const names = (items: Named[]) => items.map(({ name }) => name)
const groups = (items: Named[], arrival: string | null) =>
  groupByDay(items, arrival).map((group) => [group.key, group.dayNumber, group.date, names(group.items).join(' ')])

describe('groupByDay', () => {
  const items = [
    item('unplanned'),
    item('dinner', { date: '2027-03-13', startTime: '19:00' }),
    item('call', { dayNumber: 2, startTime: '10:00' }),
    item('flight', { dayNumber: 0 }),
    item('early', { date: '2027-03-01' }),
    item('tour', { dayNumber: 1 }),
  ]

  it('merges numbered and dated days when the arrival date is known', () => {
    expect(groups(items, '2027-03-12')).toEqual([
      ['date:2027-03-01', null, '2027-03-01', 'early'],
      ['date:2027-03-11', 0, '2027-03-11', 'flight'],
      ['date:2027-03-12', 1, '2027-03-12', 'tour'],
      ['date:2027-03-13', 2, '2027-03-13', 'call dinner'],
      ['none', null, null, 'unplanned'],
    ])
  })

  it('keeps them apart while it is not: numbered, dated, then what has no day', () => {
    expect(groups(items, null)).toEqual([
      ['day:0', 0, null, 'flight'],
      ['day:1', 1, null, 'tour'],
      ['day:2', 2, null, 'call'],
      ['date:2027-03-01', null, '2027-03-01', 'early'],
      ['date:2027-03-13', null, '2027-03-13', 'dinner'],
      ['none', null, null, 'unplanned'],
    ])
  })

  it('has no groups without items', () => {
    expect(groupByDay([], '2027-03-12')).toEqual([])
  })
})

describe('orderWithinDay', () => {
  it('keeps a hand-set order that agrees with the clock', () => {
    const day = [
      item('debrief', { position: 5 }),
      item('call', { position: 2, startTime: '10:00' }),
      item('lunch', { position: 3 }),
      item('briefing', { position: 1 }),
      item('signing', { position: 4, startTime: '14:00' }),
    ]
    expect(names(orderWithinDay(day))).toEqual(['briefing', 'call', 'lunch', 'signing', 'debrief'])
  })

  it('puts timed items in time order whatever the hand said, and untimed ones go with the one before them', () => {
    const day = [
      item('call', { position: 1, startTime: '10:00' }),
      item('lunch', { position: 2 }),
      item('walk', { position: 3 }),
      item('signing', { position: 4, startTime: '08:30' }),
    ]
    expect(names(orderWithinDay(day))).toEqual(['signing', 'call', 'lunch', 'walk'])
  })

  it('goes by the hour as far as it is known until somebody orders by hand', () => {
    const day = [
      item('open'),
      item('party', { partOfDay: 'evening' }),
      item('training', { endTime: '18:30' }),
      item('signing', { startTime: '14:00' }),
      item('lunch', { partOfDay: 'midday' }),
      item('call', { startTime: '10:00' }),
    ]
    expect(names(orderWithinDay(day))).toEqual(['call', 'lunch', 'signing', 'party', 'training', 'open'])
  })

  it('lays items that were never placed behind those that were', () => {
    const day = [item('new'), item('placed', { position: 7 }), item('also new')]
    expect(names(orderWithinDay(day))).toEqual(['placed', 'new', 'also new'])
  })

  it('goes by instants on a day in two zones, when every timed item has one', () => {
    const call = item('call in Tokyo', { startTime: '10:00', startsAt: new Date('2027-03-12T01:00:00Z') })
    const flight = item('landing in Honolulu', { startTime: '08:00', startsAt: new Date('2027-03-12T18:00:00Z') })
    expect(names(orderWithinDay([flight, call]))).toEqual(['call in Tokyo', 'landing in Honolulu'])
    expect(names(orderWithinDay([{ ...flight, startsAt: null }, call]))).toEqual([
      'landing in Honolulu',
      'call in Tokyo',
    ])
  })

  it('loses nothing, keeps timed items in time order, and changes nothing the second time once placed', () => {
    const any = fc.array(
      fc.record({
        startTime: fc.constantFrom(null, '08:00', '10:00', '10:00', '14:30'),
        endTime: fc.constantFrom(null, '18:00'),
        partOfDay: fc.constantFrom(null, 'morning' as const, 'night' as const),
        position: fc.option(fc.integer({ min: 0, max: 5 })),
      }),
    )
    fc.assert(
      fc.property(any, (fields) => {
        const day = fields.map((each, i) => item(String(i), each))
        const ordered = orderWithinDay(day)
        expect(new Set(ordered)).toEqual(new Set(day))
        expect(ordered.length).toBe(day.length)
        const times = ordered.flatMap(({ startTime }) => startTime ?? [])
        expect(times).toEqual([...times].sort())
        const placed = ordered.map((each, position) => ({ ...each, position }))
        expect(orderWithinDay(placed)).toEqual(placed)
      }),
    )
  })
})
