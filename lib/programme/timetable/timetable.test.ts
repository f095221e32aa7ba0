import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockAfter } from '@/lib/time/clock'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { ARRIVAL, at, HOME, laid, SHANGHAI } from '../testing/laid-timetable'
import { movedSegments } from './moved'
import { hoursOfSegments, layTracks } from './tracks'

const keys = (timetable: ReturnType<typeof laid>) => timetable.days.map(({ key }) => key)

describe('an item of a timetable', () => {
  it('stands where its time is', () => {
    expect(laid({ talks: { dayNumber: 1, startTime: '10:00', endTime: '11:30' } }).segments).toEqual([
      { itemId: 'talks', day: 'date:2027-03-12', from: at(10), to: at(11, 30) },
    ])
  })

  it('has the length that its kind has, and an open end, while none is known', () => {
    const { segments } = laid({
      lunch: { type: 'official_meal', dayNumber: 1, startTime: '13:00' },
      walk: { dayNumber: 1, startTime: '15:00', durationMin: 60, durationMax: 120 },
      talk: { dayNumber: 1, startTime: '18:00', durationMin: 45 },
    })
    expect(segments.map(({ from, to, openEnd }) => [to - from, openEnd])).toEqual([
      [90, true],
      [120, true],
      [45, undefined],
    ])
  })

  it('shows the window in which it starts, and lasts from the latest start on', () => {
    const { segments } = laid({
      open: { dayNumber: 1, startTime: '10:00', startUntil: '10:30' },
      closed: { dayNumber: 1, startTime: '13:30', startUntil: '14:00', endTime: '16:00' },
    })
    expect(segments).toMatchObject([
      { from: at(10), until: at(10, 30), to: at(11, 30), openEnd: true },
      { from: at(13, 30), until: at(14), to: at(16) },
    ])
    expect(segments[1]).not.toHaveProperty('openEnd')
  })

  it('goes on in the next column over midnight, which is there for it', () => {
    const timetable = laid({ dinner: { date: ARRIVAL, startTime: '22:30', endTime: '01:00', endDate: '2027-03-13' } })
    expect(keys(timetable)).toEqual(['date:2027-03-12', 'date:2027-03-13'])
    expect(timetable.segments).toEqual([
      { itemId: 'dinner', day: 'date:2027-03-12', from: at(22, 30), to: at(24), after: true },
      { itemId: 'dinner', day: 'date:2027-03-13', from: 0, to: at(1), before: true },
    ])
    expect([timetable.first, timetable.last]).toEqual([0, at(24)])
  })

  it('that is over before midnight does not cross it, however short', () => {
    expect(laid({ call: { dayNumber: 1, startTime: '23:50', durationMin: 5 } }).segments).toEqual([
      { itemId: 'call', day: 'date:2027-03-12', from: at(23, 50), to: at(24) },
    ])
  })

  it('that ends at midnight needs no other column', () => {
    const dinner = { date: ARRIVAL, startTime: '22:30', endTime: '00:00', endDate: '2027-03-13' }
    expect(keys(laid({ dinner }))).toEqual(['date:2027-03-12'])
  })

  const NIGHT = { startTime: '22:00', endTime: '06:30', startZone: HOME, endZone: SHANGHAI }
  const talks = { dayNumber: 1, startTime: '10:00', startZone: SHANGHAI }

  it('flies from the clock of one zone to that of the other, as long as it truly lasts', () => {
    const { segments } = laid({ flight: { type: 'transfer', dayNumber: 0, ...NIGHT }, talks })
    // 22:00 Tashkent to 06:30 Shanghai are five and a half hours: two before midnight there, the rest from 03:00 here.
    expect(segments.filter(({ itemId }) => itemId === 'flight')).toEqual([
      { itemId: 'flight', day: 'date:2027-03-11', from: at(22), to: at(24), after: true },
      { itemId: 'flight', day: 'date:2027-03-12', from: at(3), to: at(6, 30), before: true },
    ])
  })

  it('flies the same before the dates are known', () => {
    const { segments } = laid({ flight: { type: 'transfer', dayNumber: 0, ...NIGHT }, talks }, { arrivalDate: null })
    expect(segments.filter(({ itemId }) => itemId === 'flight')).toEqual([
      { itemId: 'flight', day: 'day:0', from: at(22), to: at(24), after: true },
      { itemId: 'flight', day: 'day:1', from: at(3), to: at(6, 30), before: true },
    ])
  })

  it('flies by day on the clock of its column', () => {
    const flight = { type: 'transfer', dayNumber: 1, startTime: '09:00', endTime: '17:30', endZone: SHANGHAI } as const
    // The column is in Shanghai, where it is noon when it leaves.
    expect(laid({ flight, talks }).segments).toContainEqual({
      itemId: 'flight',
      day: 'date:2027-03-12',
      from: at(12),
      to: at(17, 30),
    })
    // And in Tashkent, where it is half past two when it lands.
    expect(laid({ flight }).segments).toEqual([
      { itemId: 'flight', day: 'date:2027-03-12', from: at(9), to: at(14, 30) },
    ])
  })

  it('flies west before midnight comes a second time, and over the date line', () => {
    const west = laid({
      flight: {
        type: 'transfer',
        date: ARRIVAL,
        startTime: '22:00',
        endTime: '02:00',
        endDate: '2027-03-13',
        startZone: SHANGHAI,
        endZone: 'Asia/Dubai',
      },
      next: { date: '2027-03-13', startTime: '10:00', startZone: 'Asia/Dubai' },
    })
    expect(west.segments.filter(({ itemId }) => itemId === 'flight')).toEqual([
      { itemId: 'flight', day: 'date:2027-03-12', from: at(22), to: at(24), after: true },
      { itemId: 'flight', day: 'date:2027-03-13', from: 0, to: at(2), before: true },
    ])
    const back = laid({
      flight: {
        type: 'transfer',
        date: ARRIVAL,
        startTime: '01:00',
        endTime: '10:00',
        endDate: '2027-03-11',
        startZone: 'Pacific/Auckland',
        endZone: 'Pacific/Honolulu',
      },
    })
    expect(back.segments).toEqual([{ itemId: 'flight', day: 'date:2027-03-12', from: at(1), to: at(9) }])
  })

  it('stands on its own wall where the clock of its day shows another date', () => {
    const { segments } = laid({
      talks: { dayNumber: 1, startTime: '10:00', startZone: SHANGHAI },
      more: { dayNumber: 1, startTime: '12:00', startZone: SHANGHAI },
      dinner: { dayNumber: 1, startTime: '21:00', endTime: '22:00', startZone: 'Asia/Dubai' },
    })
    expect(segments).toContainEqual({ itemId: 'dinner', day: 'date:2027-03-12', from: at(21), to: at(22) })
  })

  it('stands on the wall where the clocks skip its time', () => {
    const skipped = { date: '2027-03-28', startTime: '02:30', startZone: 'Europe/Berlin' }
    expect(laid({ skipped }).segments).toMatchObject([{ from: at(2, 30), to: at(3, 30), openEnd: true }])
  })

  it('without a time stands in its place among the timed ones', () => {
    const { segments } = laid({
      talks: { dayNumber: 1, startTime: '09:00', endTime: '10:00', position: 1 },
      walk: { dayNumber: 1, position: 2 },
      lunch: { dayNumber: 1, startTime: '13:00', endTime: '14:00', position: 3 },
      tea: { dayNumber: 1, partOfDay: 'afternoon', position: 4 },
      evening: { dayNumber: 1, partOfDay: 'evening', position: 5 },
    })
    const chips = segments.filter(({ chip }) => chip).map(({ itemId, from }) => [itemId, from])
    expect(chips).toEqual([
      ['walk', at(10)],
      ['tea', at(14)],
      ['evening', at(18)],
    ])
  })

  it('without a time never leaves the day, however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`i${n}`, { dayNumber: 1, position: n + 1 }]))
    for (const { from, to } of laid(many).segments) {
      expect(from).toBeGreaterThanOrEqual(0)
      expect(to).toBeLessThanOrEqual(at(24))
    }
  })
})

describe('a timetable', () => {
  it('shows a working day, and what lies outside with a margin', () => {
    expect(hoursOfSegments([])).toEqual({ first: at(8), last: at(20) })
    expect(hoursOfSegments([{ itemId: 'a', day: 'd', from: at(6, 15), to: at(20, 45) }])).toEqual({
      first: at(5),
      last: at(22),
    })
  })

  const clock = fc.integer({ min: 0, max: 1_439 }).map((minutes) => clockAfter('00:00', minutes).time)
  const fields = fc.record(
    {
      dayNumber: fc.integer({ min: 0, max: 4 }),
      startTime: clock,
      durationMin: fc.integer({ min: 1, max: 2_000 }),
      position: fc.integer({ min: 1, max: 9 }),
      startZone: fc.constantFrom(HOME, SHANGHAI, 'Asia/Kolkata', 'America/New_York'),
    },
    { requiredKeys: ['dayNumber'] },
  )

  it('draws every item with a day, within the hours shown, and none over another', () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 25 }), fc.constantFrom(ARRIVAL, null), (list, arrivalDate) => {
        const { segments, days, first, last } = laid(Object.fromEntries(list.map((one, index) => [`i${index}`, one])), {
          arrivalDate,
        })
        expect(new Set(segments.map(({ itemId }) => itemId)).size).toBe(list.length)
        for (const { from, to } of segments) {
          expect(first <= from && from < to && to <= last).toBe(true)
        }
        for (const { key } of days) {
          const own = segments.filter(({ day }) => day === key)
          const tracks = layTracks(own)
          const boxes = own.map((one, index) => ({ ...one, ...tracks[index] }))
          for (const [index, a] of boxes.entries()) {
            const over = boxes.slice(index + 1).filter((b) => a.track === b.track && a.from < b.to && b.from < a.to)
            expect(over).toEqual([])
          }
        }
      }),
    )
  })

  it('draws a moved item in the browser as the server will', () => {
    fc.assert(
      fc.property(
        clock,
        fc.option(fc.integer({ min: 15, max: 900 })),
        fc.integer({ min: 0, max: 3 }),
        (startTime, length, number) => {
          const time = { ...EMPTY_PARTIAL_TIME, dayNumber: number, startTime, durationMin: length }
          const items = { moved: time, other: { dayNumber: 1, startTime: '10:00', endTime: '11:00' } }
          const { days, segments } = laid(items, { departureDate: '2027-03-18' })
          const moving = { id: 'moved', type: 'meeting', time, lead: 0, endLead: 0 } as const
          expect(movedSegments(moving, days, ARRIVAL)).toEqual(segments.filter(({ itemId }) => itemId === 'moved'))
        },
      ),
    )
  })
})
