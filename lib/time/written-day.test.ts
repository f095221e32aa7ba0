import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from './calendar'
import { isIsoDate } from './iso'
import { readWrittenDay } from './written-day'

const ARRIVAL = '2027-03-11'
const read = (text: string, arrivalDate: string | null = ARRIVAL) => readWrittenDay(text, { arrivalDate })
/** The date, the number of the day, or why neither. */
const told = (text: string, arrivalDate: string | null = ARRIVAL) => {
  const answer = read(text, arrivalDate)
  return answer.ok ? (answer.day.date ?? answer.day.dayNumber) : answer.why
}

describe('a date in full is read', () => {
  it.each([
    ['12.03.2027', '2027-03-12'],
    ['12.3.2027', '2027-03-12'],
    ['12.03.27', '2027-03-12'],
    ['12/03/2027', '2027-03-12'],
    ['12-03-2027', '2027-03-12'],
    ['2027-03-12', '2027-03-12'],
    ['2027/3/12', '2027-03-12'],
    ['2027.03.12', '2027-03-12'],
    ['12 March 2027', '2027-03-12'],
    ['12th of March, 2027', '2027-03-12'],
    ['March 12, 2027', '2027-03-12'],
    ['12-Mar-27', '2027-03-12'],
    ['Friday, 12 March 2027', '2027-03-12'],
    ['Fri 12.03.2027', '2027-03-12'],
    ['12 марта 2027 г.', '2027-03-12'],
    ['12 марта 2027 года', '2027-03-12'],
    ['12 марта 2027 года (пятница)', '2027-03-12'],
    ['пт, 12.03.2027 г.', '2027-03-12'],
    ['12 mart 2027', '2027-03-12'],
    ['2027-yil 12-mart', '2027-03-12'],
    ['2027-yil 12-mart, juma', '2027-03-12'],
    ['2027 йил 12 март', '2027-03-12'],
    ['2027 йил 12 март, жума', '2027-03-12'],
    ['2027年3月12日', '2027-03-12'],
    ['2027年3月12日（星期五）', '2027-03-12'],
    ['  12\u00a0 March\u00a02027 ', '2027-03-12'],
    ['１２．０３．２０２７', '2027-03-12'],
    ['Day 2: 12 March 2027', '2027-03-12'],
    ['День 2 (12.03.2027)', '2027-03-12'],
  ])('%s', (text, date) => expect(told(text, ARRIVAL)).toBe(date))
})

describe('a date without its year', () => {
  it.each([
    ['12.03', '2027-03-12'],
    ['12/03', '2027-03-12'],
    ['12 March', '2027-03-12'],
    ['12 марта', '2027-03-12'],
    ['12-mart', '2027-03-12'],
    ['12 март', '2027-03-12'],
    ['12-март, жума', '2027-03-12'],
    ['3月12日', '2027-03-12'],
    ['周五 3月12日', '2027-03-12'],
  ])('is of the year of the arrival: %s', (text, date) => {
    const answer = read(text)
    expect(answer).toMatchObject({ ok: true, day: { date, yearAssumed: true } })
  })
  it('is of the next year where the visit goes over New Year', () => {
    expect(told('2 January', '2026-12-29')).toBe('2027-01-02')
    expect(told('30 December', '2027-01-02')).toBe('2026-12-30')
  })
  it('is not understood while the arrival is not known', () => {
    expect(told('12 March', null)).toBe('noYear')
    expect(told('12.03', null)).toBe('noYear')
  })
})

describe('a numbered day is read', () => {
  it.each([
    ['Day 2', 2],
    ['day2', 2],
    ['DAY 10', 10],
    ['Day 0', 0],
    ['2nd day', 2],
    ['День 2', 2],
    ['2-день', 2],
    ['2-й день', 2],
    ['2 день', 2],
    ['2-kun', 2],
    ['2-chi kun', 2],
    ['kun 2', 2],
    ['2-кун', 2],
    ['2-чи кун', 2],
    ['第2天', 2],
  ])('%s', (text, day) => expect(read(text)).toMatchObject({ ok: true, day: { date: null, dayNumber: day } }))
})

describe('what is no day is not made one', () => {
  it.each([
    ['', 'unreadable'],
    ['TBC', 'unreadable'],
    ['Monday', 'unreadable'],
    ['March', 'unreadable'],
    ['March 2027', 'unreadable'],
    ['2027', 'unreadable'],
    ['12', 'unreadable'],
    ['12–14 March 2027', 'unreadable'],
    ['12 and 13 March', 'unreadable'],
    ['12.03.2027 and 13.03.2027', 'unreadable'],
    ['after 12 March', 'unreadable'],
    ['12 March?', 'unreadable'],
    ['about 12.03', 'unreadable'],
    ['Day 2 or 3', 'unreadable'],
    ['Days 2-3', 'unreadable'],
    ['12.03.2027 14:30', 'unreadable'],
    ['32.01.2027', 'noSuchDate'],
    ['29.02.2027', 'noSuchDate'],
    ['31 June', 'noSuchDate'],
    ['03/25/2027', 'noSuchDate'],
    ['12.03.1807', 'noSuchDate'],
    ['Thursday, 12 March 2027', 'otherWeekday'],
    ['чт 12.03.2027', 'otherWeekday'],
    ['payshanba, 12-mart', 'otherWeekday'],
    ['Day 3, 12 March 2027', 'otherDayNumber'],
  ])('%s: %s', (text, why) => expect(told(text)).toBe(why))
  it('however long the text', () => expect(told('12 March 2027 '.repeat(5_000))).toBe('unreadable'))
})

it('figures that others read as month and day are read day first, and it is said', () => {
  expect(read('05/03/2027')).toMatchObject({ day: { date: '2027-03-05', dayFirst: true } })
  expect(read('25/03/2027')).toMatchObject({ day: { date: '2027-03-25', dayFirst: false } })
  expect(read('05.03.2027')).toMatchObject({ day: { date: '2027-03-05', dayFirst: false } })
  expect(read('2027-03-05')).toMatchObject({ day: { dayFirst: false } })
})

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const date = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('2000-01-01', days))

describe('whatever is written', () => {
  it('never throws, and gives a real date, a number or a reason', () => {
    const bits = fc.constantFrom(
      '12',
      '03',
      '2027',
      'март',
      'May',
      'Day',
      '.',
      '/',
      '-',
      ' ',
      'kun',
      'пт',
      '年',
      '月',
      '日',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(bits).map((list) => list.join('')),
        ),
        (text) => {
          const answer = read(text)
          if (!answer.ok) return
          const { date: found, dayNumber } = answer.day
          expect([found === null, dayNumber === null].filter(Boolean)).toHaveLength(1)
          if (found !== null) expect(isIsoDate(found)).toBe(true)
          // No date without figures for its day: none is made up.
          expect(text).toMatch(/\p{Nd}|\p{No}/u)
        },
      ),
      { numRuns: 2_000 },
    )
  })
  it('a date written out comes back, and with another weekday it does not', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 7 }), (iso, weekday) => {
        const [y, m, d] = iso.split('-')
        const agrees = weekday === weekdayOf(iso)
        expect(told(`${d}.${m}.${y}`)).toBe(iso)
        expect(told(`${WEEKDAYS[weekday - 1]}, ${d}.${m}.${y}`)).toBe(agrees ? iso : 'otherWeekday')
      }),
    )
  })
})
