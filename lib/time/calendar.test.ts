import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, compareDates, dateOfDay, dayNumberOf, diffDays, todayIn, weekdayOf } from './calendar'

describe('addDays and diffDays', () => {
  it('count over months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(diffDays('2026-12-31', '2027-03-01')).toBe(60)
    expect(diffDays('2027-03-01', '2026-12-31')).toBe(-60)
  })

  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(diffDays('2027-03-12', addDays('2027-03-12', days))).toBe(days)
      }),
    )
  })

  it('refuse what is no date, and a date out of range', () => {
    expect(() => addDays('2027-02-30', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('2027-01-01', Number.POSITIVE_INFINITY)).toThrow(RangeError)
    expect(() => diffDays('soon', '2027-01-01')).toThrow(RangeError)
  })
})

describe('compareDates', () => {
  it('sorts dates from early to late', () => {
    expect(['2027-03-12', '2026-12-31', '2027-01-01'].sort(compareDates)).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-03-12',
    ])
  })
})

describe('weekdayOf', () => {
  it('counts from Monday', () => {
    expect(weekdayOf('2027-03-12')).toBe(5)
    expect(weekdayOf('2027-03-14')).toBe(7)
    expect(weekdayOf('2027-03-15')).toBe(1)
    expect(weekdayOf('1969-12-28')).toBe(7)
  })
})

describe('todayIn', () => {
  it('is the date on the wall of the zone, not of the process', () => {
    const now = new Date('2027-03-11T20:30:00Z')
    expect(todayIn('Asia/Tashkent', now)).toBe('2027-03-12')
    expect(todayIn('America/New_York', now)).toBe('2027-03-11')
    expect(todayIn('Pacific/Kiritimati', now)).toBe('2027-03-12')
  })

  it('refuses an unknown zone', () => {
    expect(() => todayIn('Asia/Atlantis', new Date(0))).toThrow(RangeError)
  })
})

describe('numbered days', () => {
  it('call the arrival Day 1 and the day before it Day 0', () => {
    expect(dateOfDay(1, '2027-03-12')).toBe('2027-03-12')
    expect(dateOfDay(0, '2027-03-12')).toBe('2027-03-11')
    expect(dayNumberOf('2027-03-12', '2027-03-12')).toBe(1)
    expect(dayNumberOf('2027-03-11', '2027-03-12')).toBe(0)
  })

  it('give no number to a date before Day 0', () => {
    expect(dayNumberOf('2027-03-10', '2027-03-12')).toBe(null)
    expect(() => dateOfDay(-1, '2027-03-12')).toThrow(RangeError)
  })

  it('do not run out of dates', () => {
    expect(dateOfDay(999, '2199-12-31')).toBe('2202-09-25')
    expect(dateOfDay(0, '1900-01-01')).toBe('1899-12-31')
  })

  it('lead from number to date and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (day) => {
        expect(dayNumberOf(dateOfDay(day, '2027-03-12'), '2027-03-12')).toBe(day)
      }),
    )
  })
})
