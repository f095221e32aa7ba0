import { describe, expect, it } from 'vitest'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { tellDay, tellOnAxis, tellTime, zoneOfDay } from './tell-time'

const item = (fields: Partial<PartialTime>, more: object = {}) => ({
  time: { ...EMPTY_PARTIAL_TIME, ...fields },
  startsAt: null,
  endsAt: null,
  startZone: 'Asia/Shanghai',
  endZone: 'Asia/Shanghai',
  ...more,
})
const HOME = { homeZone: 'Asia/Tashkent', dayZone: null }
const IN_SHANGHAI = { homeZone: 'Asia/Tashkent', dayZone: 'Asia/Shanghai' }

describe('the time of an item', () => {
  it('is told in local time, the zone only where the day’s heading does not say it', () => {
    const talks = item({ startTime: '14:30', endTime: '16:00' })
    expect(tellTime(talks, IN_SHANGHAI).text).toBe('14:30–16:00')
    expect(tellTime(talks, HOME).text).toBe('14:30–16:00 Shanghai')
  })

  it('has the capital’s time beside it once the moment is known', () => {
    const talks = item({ startTime: '14:30' }, { startsAt: '2027-03-12T06:30:00.000Z' })
    expect(tellTime(talks, IN_SHANGHAI).home).toBe('11:30 Tashkent')
    expect(tellTime(item({ startTime: '14:30' }), IN_SHANGHAI).home).toBeNull()
  })

  it('beside an axis carries its zone where that is another, the capital’s too', () => {
    const talks = item({ startTime: '14:30', endTime: '16:00' })
    expect(tellOnAxis(talks, 'Asia/Shanghai')).toBe('14:30–16:00')
    expect(tellOnAxis(talks, 'Asia/Tashkent')).toBe('14:30–16:00 Shanghai')
    const home = { startZone: 'Asia/Tashkent', endZone: 'Asia/Tashkent' }
    expect(tellOnAxis(item({ startTime: '14:30' }, home), 'Asia/Shanghai')).toBe('14:30 Tashkent')
    expect(tellOnAxis(item({}), 'Asia/Shanghai')).toBeNull()
  })

  it('follows a flight over zones and midnight', () => {
    const flight = item(
      { dayNumber: 0, startTime: '22:00', endTime: '06:30' },
      { startZone: 'Asia/Tashkent', startsAt: '2027-03-11T17:00:00.000Z', endsAt: '2027-03-11T22:30:00.000Z' },
    )
    expect(tellTime(flight, HOME)).toEqual({
      text: '22:00 Tashkent – 06:30 Shanghai',
      home: null,
      endsOn: '12 Mar 2027',
    })
  })

  it('is a window, an end alone, a part of the day, or nothing', () => {
    expect(tellTime(item({ startTime: '13:30', startUntil: '14:00' }), IN_SHANGHAI).text).toBe('13:30–14:00')
    expect(tellTime(item({ endTime: '18:00' }, { endsAt: '2027-03-12T10:00:00.000Z' }), IN_SHANGHAI)).toMatchObject({
      text: 'until 18:00',
      home: '15:00 Tashkent',
    })
    expect(tellTime(item({ partOfDay: 'evening' }), IN_SHANGHAI).text).toBe('evening')
    expect(tellTime(item({}), IN_SHANGHAI)).toEqual({ text: null, home: null, endsOn: null })
  })
})

it('finds the one zone of a day', () => {
  expect(zoneOfDay([item({}), item({})])).toBe('Asia/Shanghai')
  expect(zoneOfDay([item({}), item({}, { startZone: 'Asia/Tashkent' })])).toBeNull()
  expect(zoneOfDay([item({ startTime: '10:00' }), item({}, { startZone: 'Asia/Tashkent' })])).toBe('Asia/Shanghai')
  expect(zoneOfDay([])).toBeNull()
})

it('tells the day by date and number as far as both are known', () => {
  expect(tellDay(item({ dayNumber: 2 }), '2027-03-12')).toEqual({ date: '2027-03-13', dayNumber: 2 })
  expect(tellDay(item({ dayNumber: 2 }), null)).toEqual({ date: null, dayNumber: 2 })
})
