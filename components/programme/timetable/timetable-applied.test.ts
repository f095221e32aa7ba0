import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { appliedView, storedTime } from './timetable-applied'
import type { TimetableDayView, TimetableItem, TimetableView } from './timetable-types'

const HOME = 'Asia/Tashkent'
const day = (date: string, dayNumber: number, lead = 0): TimetableDayView => ({
  key: `date:${date}`,
  param: date,
  date,
  dayNumber,
  name: date,
  facts: '',
  zone: lead === 0 ? HOME : 'Asia/Shanghai',
  lead,
  now: null,
})
const item = (id: string, time: Partial<PartialTime>): TimetableItem => ({
  id,
  version: 1,
  title: id,
  tone: 'active',
  status: 'Confirmed',
  time: null,
  is: [],
  move: { type: 'meeting', time, startZone: HOME, endZone: HOME, lead: 0, endLead: 0 },
})
const view: TimetableView = {
  visitId: 'v',
  homeZone: HOME,
  arrivalDate: '2027-03-12',
  days: [day('2027-03-12', 1), day('2027-03-13', 2), day('2027-03-14', 3, 180)],
  items: {
    talks: item('talks', { date: '2027-03-12', startTime: '10:00', endTime: '11:00' }),
    call: item('call', {}),
  },
  segments: [{ itemId: 'talks', day: 'date:2027-03-12', from: 600, to: 660 }],
  undated: ['call'],
  first: 480,
  last: 1_200,
}
const at = (fields: Partial<PartialTime>): PartialTime => ({ ...EMPTY_PARTIAL_TIME, ...fields })

describe('a timetable with what was moved', () => {
  it('is the page itself while nothing was', () => {
    expect(appliedView(view, {})).toBe(view)
    expect(appliedView(view, { gone: at({ date: '2027-03-12' }) })).toBe(view)
  })

  it('shows an item in its new place, told in its new time, in hours that hold it', () => {
    const time = at({ date: '2027-03-13', startTime: '21:00', endTime: '22:00' })
    const applied = appliedView(view, { talks: time })
    expect(applied.segments).toEqual([{ itemId: 'talks', day: 'date:2027-03-13', from: 1_260, to: 1_320 }])
    expect(applied.items.talks).toMatchObject({ time: '21:00–22:00' })
    expect(applied.items.talks && storedTime(applied.items.talks)).toEqual(time)
    expect([applied.first, applied.last]).toEqual([480, 1_380])
  })

  it('tells the zone on a day with another clock, and draws it there at its moment', () => {
    const applied = appliedView(view, { talks: at({ date: '2027-03-14', startTime: '10:00', endTime: '11:00' }) })
    expect(applied.items.talks?.time).toBe('10:00–11:00 Tashkent')
    expect(applied.segments).toEqual([{ itemId: 'talks', day: 'date:2027-03-14', from: 780, to: 840 }])
  })

  it('brings an item from the tray to a day, and to the tray what has no day left', () => {
    const applied = appliedView(view, { call: at({ date: '2027-03-12' }), talks: at({ startTime: '10:00' }) })
    expect(applied.undated).toEqual(['talks'])
    expect(applied.segments).toEqual([{ itemId: 'call', day: 'date:2027-03-12', from: 540, to: 565, chip: true }])
  })

  it('leaves what may not be moved', () => {
    const { move: _, ...fixed } = item('talks', {})
    const reader = { ...view, items: { ...view.items, talks: fixed } }
    expect(appliedView(reader, { talks: at({ date: '2027-03-13', startTime: '21:00' }) })).toBe(reader)
  })
})
