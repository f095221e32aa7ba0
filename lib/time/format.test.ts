import { describe, expect, it } from 'vitest'
import {
  daysLate,
  formatDate,
  formatDateRange,
  formatDuration,
  formatIfDate,
  formatInstant,
  formatOffset,
  formatPartialTime,
  formatTime,
  formatWeekdayDate,
  formatWithZone,
  homeTimeBeside,
} from './format'
import { EMPTY_PARTIAL_TIME, type PartialTime } from './partial-fields'

const HOME = 'Asia/Tashkent'

describe('dates', () => {
  it('name the month', () => {
    expect(formatDate('2027-03-12')).toBe('12 Mar 2027')
    expect(formatDate('2026-12-01')).toBe('1 Dec 2026')
    expect(formatWeekdayDate('2027-03-12')).toBe('Friday, 12 Mar 2027')
  })

  it.each(['2027-02-31', '9999-99-99', '0000-01-01', 'Suzhou', ''])(
    'leave alone what only looks like one: %s',
    (text) => {
      expect(formatIfDate(text)).toBe(text)
      expect(formatIfDate('2027-03-12')).toBe('12 Mar 2027')
    },
  )

  it('say month and year of a range once where they can', () => {
    expect(formatDateRange('2027-03-12', '2027-03-18')).toBe('12–18 Mar 2027')
    expect(formatDateRange('2027-02-28', '2027-03-03')).toBe('28 Feb – 3 Mar 2027')
    expect(formatDateRange('2026-12-28', '2027-01-03')).toBe('28 Dec 2026 – 3 Jan 2027')
    expect(formatDateRange('2026-03-12', '2027-03-12')).toBe('12 Mar 2026 – 12 Mar 2027')
    expect(formatDateRange('2027-03-12', '2027-03-12')).toBe('12 Mar 2027')
  })

  it('are never made out of something else', () => {
    expect(() => formatDate('1 March')).toThrow(RangeError)
    expect(() => formatDateRange('2027-03-12', '')).toThrow(RangeError)
    expect(() => formatTime('noon')).toThrow(RangeError)
  })
})

describe('times with a zone', () => {
  it('carry the city away from the capital only', () => {
    expect(formatWithZone('14:30', 'Asia/Shanghai', HOME)).toBe('14:30 Shanghai')
    expect(formatWithZone('14:30:00', HOME, HOME)).toBe('14:30')
    expect(formatWithZone('14:30', null, HOME)).toBe('14:30')
  })

  it('show an instant on the wall of the zone', () => {
    const instant = new Date('2027-03-12T06:30:00Z')
    expect(formatInstant(instant, 'Asia/Shanghai')).toBe('12 Mar 2027, 14:30')
    expect(formatInstant(new Date('2027-03-12T19:00:00Z'), HOME)).toBe('13 Mar 2027, 00:00')
  })

  it('show the capital’s time beside where the clocks differ', () => {
    const instant = new Date('2027-03-12T06:30:00Z')
    expect(homeTimeBeside(instant, 'Asia/Shanghai', HOME)).toBe('11:30 Tashkent')
    expect(homeTimeBeside(instant, 'Asia/Samarkand', HOME)).toBe(null)
    const early = new Date('2027-03-11T17:30:00Z')
    expect(homeTimeBeside(early, 'Asia/Shanghai', HOME)).toBe('11 Mar 2027, 22:30 Tashkent')
  })

  it('write an offset', () => {
    expect([0, 120, 330, -240, -210].map(formatOffset)).toEqual(['UTC', 'UTC+2', 'UTC+5:30', 'UTC−4', 'UTC−3:30'])
  })
})

describe('durations', () => {
  it('are hours and minutes, from and to', () => {
    expect(formatDuration(150, 180)).toBe('2:30 to 3:00 hours')
    expect(formatDuration(90, null)).toBe('1:30 hours')
    expect(formatDuration(90, 90)).toBe('1:30 hours')
    expect(formatDuration(null, 45)).toBe('up to 0:45 hours')
    expect(formatDuration(null, null)).toBe(null)
  })
})

describe('daysLate', () => {
  it('counts from the day after the due date', () => {
    expect(daysLate('2027-03-12', '2027-03-12')).toBe(0)
    expect(daysLate('2027-03-12', '2027-03-13')).toBe(1)
    expect(daysLate('2027-03-12', '2027-03-01')).toBe(0)
  })
})

describe('formatPartialTime', () => {
  const at = (fields: Partial<PartialTime>) => formatPartialTime({ ...EMPTY_PARTIAL_TIME, ...fields })
  const shown = (fields: Partial<PartialTime>, defaultZone: string | null = null) =>
    formatPartialTime({ ...EMPTY_PARTIAL_TIME, ...fields }, { homeZone: HOME, defaultZone })?.text

  it('says only what is known', () => {
    expect(at({ date: '2027-03-12' })).toBe(null)
    expect(at({ partOfDay: 'morning' })).toEqual({ kind: 'part', text: 'morning' })
    expect(at({ startTime: '14:30' })).toEqual({ kind: 'start', text: '14:30' })
    expect(at({ startTime: '13:30', startUntil: '14:00' })).toEqual({ kind: 'window', text: '13:30–14:00' })
    expect(at({ startTime: '14:30', endTime: '16:00' })).toEqual({ kind: 'range', text: '14:30–16:00' })
    expect(at({ partOfDay: 'evening', endTime: '22:00' })).toEqual({ kind: 'end', text: 'evening, until 22:00' })
    expect(at({ endTime: '18:00' })).toEqual({ kind: 'end', text: 'until 18:00' })
    expect(at({ startTime: '13:30', startUntil: '14:00', endTime: '16:00' })).toEqual({
      kind: 'window',
      text: '13:30–14:00, until 16:00',
    })
  })

  it('says the date of an end on another day', () => {
    expect(shown({ date: '2027-03-12', startTime: '22:00', endTime: '06:30', endDate: '2027-03-13' })).toBe(
      '22:00 – 13 Mar 2027, 06:30',
    )
    expect(shown({ date: '2027-03-12', startTime: '14:30', endTime: '16:00', endDate: '2027-03-12' })).toBe(
      '14:30–16:00',
    )
  })

  it('says the zone once away from the capital, and not at home', () => {
    expect(shown({ startTime: '14:30', endTime: '16:00' }, 'Asia/Shanghai')).toBe('14:30–16:00 Shanghai')
    expect(shown({ startTime: '14:30', startZone: 'Asia/Shanghai' })).toBe('14:30 Shanghai')
    expect(shown({ endTime: '18:00' }, 'Asia/Shanghai')).toBe('until 18:00 Shanghai')
    expect(shown({ startTime: '13:30', startUntil: '14:00' }, 'Asia/Shanghai')).toBe('13:30–14:00 Shanghai')
    expect(shown({ startTime: '14:30', endTime: '16:00' }, HOME)).toBe('14:30–16:00')
  })

  it('says both zones of a flight, the capital’s too', () => {
    const flight = { startTime: '22:00', endTime: '06:30', startZone: HOME, endZone: 'Asia/Shanghai' }
    expect(shown(flight)).toBe('22:00 Tashkent – 06:30 Shanghai')
    expect(shown({ ...flight, date: '2027-03-11', endDate: '2027-03-12' })).toBe(
      '22:00 Tashkent – 12 Mar 2027, 06:30 Shanghai',
    )
  })
})
