import { describe, expect, it } from 'vitest'
import { isClockTime, isDayNumber, isIsoDate } from './iso'

describe('isIsoDate', () => {
  it.each(['2027-03-12', '2028-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('takes %s', (date) => {
    expect(isIsoDate(date)).toBe(true)
  })

  it.each([
    '2027-02-29',
    '2100-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-04-00',
    '0002-03-12',
    '2027-3-12',
    '12.03.2027',
    '2027-03-12T10:00',
    ' 2027-03-12',
    '2027-03-12\n',
    '',
  ])('refuses "%s"', (date) => {
    expect(isIsoDate(date)).toBe(false)
  })
})

describe('isClockTime', () => {
  it('takes every minute of a day and nothing else', () => {
    expect(['00:00', '09:05', '14:30', '23:59'].every(isClockTime)).toBe(true)
    expect(['24:00', '9:05', '14:60', '14:30:00', '2pm', ''].some(isClockTime)).toBe(false)
  })
})

describe('isDayNumber', () => {
  it('takes whole numbers from 0 to 999', () => {
    expect([0, 1, 999].every(isDayNumber)).toBe(true)
    expect([-1, 1000, 1.5, Number.NaN, Number.POSITIVE_INFINITY].some(isDayNumber)).toBe(false)
  })
})
