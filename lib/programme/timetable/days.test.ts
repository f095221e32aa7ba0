import { describe, expect, it } from 'vitest'
import { at, laid, SHANGHAI } from '../testing/laid-timetable'
import { shownDay } from './timetable'

const keys = (timetable: ReturnType<typeof laid>) => timetable.days.map(({ key }) => key)

describe('the days of a timetable', () => {
  it('are those of the visit, empty ones too, and what lies before and after', () => {
    const timetable = laid(
      { flight: { dayNumber: 0, startTime: '22:00' }, late: { date: '2027-03-20', startTime: '10:00' } },
      { departureDate: '2027-03-14' },
    )
    expect(keys(timetable)).toEqual(
      ['2027-03-11', '2027-03-12', '2027-03-13', '2027-03-14', '2027-03-20'].map((d) => `date:${d}`),
    )
    expect(timetable.days.map(({ dayNumber }) => dayNumber)).toEqual([0, 1, 2, 3, 9])
  })

  it('are numbers before the dates are known, and the first day when nothing is', () => {
    const undated = { arrivalDate: null }
    expect(keys(laid({ a: { dayNumber: 3, startTime: '10:00' }, b: { date: '2027-03-20' } }, undated))).toEqual([
      'day:1',
      'day:2',
      'day:3',
      'date:2027-03-20',
    ])
    expect(keys(laid({}, undated))).toEqual(['day:1'])
    expect(keys(laid({}))).toEqual(['date:2027-03-12'])
  })

  it('are not thousands when the dates are far apart', () => {
    expect(keys(laid({ a: { date: '2027-03-12' } }, { departureDate: '2090-01-01' }))).toEqual(['date:2027-03-12'])
    expect(keys(laid({ a: { dayNumber: 999 } }, { arrivalDate: null }))).toEqual(['day:999'])
  })

  it('have the zone of where their meetings are, an empty one that of where the delegation is', () => {
    const { days } = laid(
      {
        flight: { type: 'transfer', dayNumber: 1, startTime: '07:00', endTime: '15:30', endZone: SHANGHAI },
        dinner: { dayNumber: 1, startTime: '19:00', startZone: SHANGHAI },
      },
      { departureDate: '2027-03-13' },
    )
    expect(days.map(({ zone, lead }) => [zone, lead])).toEqual([
      [SHANGHAI, 180],
      [SHANGHAI, 180],
    ])
  })

  it('show now on the day of today, on its own clock', () => {
    const { days } = laid(
      { talks: { dayNumber: 1, startTime: '10:00', startZone: SHANGHAI } },
      { departureDate: '2027-03-13' },
    )
    expect(days.map(({ now }) => now)).toEqual([at(13, 30), null])
  })

  it('keep what has no day apart', () => {
    const { undated, segments } = laid({ talks: {}, dinner: { startTime: '19:00' } })
    expect(undated.map(({ id }) => id).sort()).toEqual(['dinner', 'talks'])
    expect(segments).toEqual([])
  })

  it('are shown one at a time as asked, else today, else the next item, else the first', () => {
    const { days } = laid({ talks: { dayNumber: 3, startTime: '10:00' } }, { departureDate: '2027-03-15' })
    expect(shownDay(days, '2027-03-13', null)).toBe('date:2027-03-13')
    expect(shownDay(days, 'nonsense', null)).toBe('date:2027-03-12')
    const later = days.map((day) => ({ ...day, now: null }))
    expect(shownDay(later, null, 'talks')).toBe('date:2027-03-14')
    expect(shownDay(later, null, null)).toBe('date:2027-03-12')
    expect(shownDay([], null, null)).toBeNull()
  })
})
