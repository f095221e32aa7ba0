import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isClockTime } from './iso'
import { readWrittenDuration } from './written-duration'
import { readWrittenTime } from './written-time'
import { readWrittenWhen } from './written-when'

/** `14:30`, `14:30-16:00`, `-18:00`, `22:40-06:15+1`, a part of the day, or null. */
const told = (text: string): string | null => {
  const time = readWrittenTime(text)
  if (!time) return null
  const { startTime, endTime, partOfDay, endsNextDay } = time
  return partOfDay ?? `${startTime ?? ''}${endTime === null ? '' : `-${endTime}`}${endsNextDay ? '+1' : ''}`
}

describe('a time is read', () => {
  it.each([
    ['14:30', '14:30'],
    ['9:05', '09:05'],
    ['14.30', '14:30'],
    ['14-30', '14:30'],
    ['14-00', '14:00'],
    ['14:30:00', '14:30'],
    ['14h30', '14:30'],
    ['14h', '14:00'],
    ['1430 hrs', '14:30'],
    ['at 14:30', '14:30'],
    ['в 14:30', '14:30'],
    ['soat 14:30', '14:30'],
    ['soat 14:30 da', '14:30'],
    ['соат 14:30да', '14:30'],
    ['2:30 pm', '14:30'],
    ['2.30 p.m.', '14:30'],
    ['2 PM', '14:00'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['9 утра', '09:00'],
    ['3 дня', '15:00'],
    ['7 вечера', '19:00'],
    ['14:30 local time', '14:30'],
    ['14:30 (по местному времени)', '14:30'],
    ['from 14:30', '14:30'],
    ['с 14:30', '14:30'],
    ['14:30 –', '14:30'],
    ['утром в 9:30', '09:30'],
  ])('%s', (text, time) => expect(told(text)).toBe(time))
})

describe('a start and an end are read', () => {
  it.each([
    ['14:30–16:00', '14:30-16:00'],
    ['14:30-16:00', '14:30-16:00'],
    ['14:30 — 16:00', '14:30-16:00'],
    ['14.30-16.00', '14:30-16:00'],
    ['14:30 to 16:00', '14:30-16:00'],
    ['from 14:30 until 16:00', '14:30-16:00'],
    ['с 14:30 до 16:00', '14:30-16:00'],
    ['С 9 до 18', '09:00-18:00'],
    ['14:30 dan 16:00 gacha', '14:30-16:00'],
    ['soat 14:30 dan 16:00 gacha', '14:30-16:00'],
    ['соат 14:30дан 16:00гача', '14:30-16:00'],
    ['14-00 - 15-30', '14:00-15:30'],
    ['10:00-12', '10:00-12:00'],
    ['2:30–4 pm', '14:30-16:00'],
    ['10:30 – 1 pm', '10:30-13:00'],
    ['9 am – 5 pm', '09:00-17:00'],
    ['22:40–06:15', '22:40-06:15+1'],
    ['22:40 – 06:15 (+1)', '22:40-06:15+1'],
    ['09:00 – 10:00 +1', '09:00-10:00+1'],
    ['20:00–24:00', '20:00-00:00+1'],
    ['until 18:00', '-18:00'],
    ['до 18:00', '-18:00'],
    ['18:00 gacha', '-18:00'],
  ])('%s', (text, time) => expect(told(text)).toBe(time))
})

describe('a part of the day is read', () => {
  it.each([
    ['morning', 'morning'],
    ['in the morning', 'morning'],
    ['утром', 'morning'],
    ['ertalab', 'morning'],
    ['эрталаб', 'morning'],
    ['первая половина дня', 'morning'],
    ['上午', 'morning'],
    ['midday', 'midday'],
    ['afternoon', 'afternoon'],
    ['после обеда', 'afternoon'],
    ['tushdan keyin', 'afternoon'],
    ['тушдан кейин', 'afternoon'],
    ['下午', 'afternoon'],
    ['Evening', 'evening'],
    ['вечером', 'evening'],
    ['kechqurun', 'evening'],
    ['кечқурун', 'evening'],
    ['night', 'night'],
    ['ночью', 'night'],
    ['tunda', 'night'],
  ])('%s', (text, part) => expect(told(text)).toBe(part))
})

describe('what is no time is not made one', () => {
  it.each([
    '',
    '-',
    '14',
    '10-12',
    '14-16',
    '14-15',
    '25:00',
    '14:75',
    '13:30 am',
    '24:00',
    'about 14:30',
    '~14:30',
    '- 14:30',
    '14:30\n16:00',
    '14:30?',
    '14:30 or 15:00',
    '14:30 / 15:00',
    '14:30, 15:00, 16:00',
    'after lunch',
    'after 14:30',
    'evening 9:30',
    '12.03.2027',
    '14:30 Tashkent',
    '2 hours',
    'morning or evening',
  ])('%s', (text) => expect(told(text)).toBeNull())
})

describe('a length of time is read', () => {
  it.each([
    ['1 hour', 60, 60],
    ['2 h', 120, 120],
    ['1.5 hours', 90, 90],
    ['1,5 часа', 90, 90],
    ['90 min', 90, 90],
    ['45 минут', 45, 45],
    ['1 h 30 min', 90, 90],
    ['1 ч 30 мин', 90, 90],
    ['1 ч. 30 мин.', 90, 90],
    ['2 soat', 120, 120],
    ['2 соат', 120, 120],
    ['30 daqiqa', 30, 30],
    ['30 дақиқа', 30, 30],
    ['полчаса', 30, 30],
    ['1:30', 90, 90],
    ['2:30 to 3:00 hours', 150, 180],
    ['2–3 hours', 120, 180],
    ['30-40 мин', 30, 40],
    ['up to 3 hours', null, 180],
    ['до 3 часов', null, 180],
  ])('%s', (text, min, max) => expect(readWrittenDuration(text)).toEqual({ min, max }))
  it.each(['', '90', 'long', '0 min', '3–2 hours', '1 day', '1.333 hours', '1:75', '1000 hours'])(
    'and not made up: %s',
    (text) => expect(readWrittenDuration(text)).toBeNull(),
  )
  it('in brackets behind a time', () => {
    expect(readWrittenTime('14:30 (1 hour)')).toMatchObject({ startTime: '14:30', durationMin: 60, durationMax: 60 })
  })
})

describe('a day and a time in one cell', () => {
  const when = (text: string) => {
    const read = readWrittenWhen(text, { arrivalDate: '2027-03-11' })
    return read && `${read.day.date ?? read.day.dayNumber} ${read.time.startTime}-${read.time.endTime}`
  }
  it.each([
    ['12.03.2027 14:30', '2027-03-12 14:30-null'],
    ['12.03.2027 14:30:00', '2027-03-12 14:30-null'],
    ['12 March, 14:30–16:00', '2027-03-12 14:30-16:00'],
    ['12 марта с 14:30 до 16:00', '2027-03-12 14:30-16:00'],
    ['14:30, 12 March 2027', '2027-03-12 14:30-null'],
    ['Day 2\n14:30', '2 14:30-null'],
    ['12.03 14.30', '2027-03-12 14:30-null'],
    ['12-mart soat 14:30 da', '2027-03-12 14:30-null'],
  ])('%s', (text, read) => expect(when(text)).toBe(read))
  it.each(['12.03.2027', '14:30', 'lunch 14:30', '12.03.2027 after lunch'])('not in: %s', (text) =>
    expect(when(text)).toBeNull(),
  )
})

it('whatever is written, nothing is thrown, and a time has its figures in the text', () => {
  const bits = fc.constantFrom(
    '14',
    '30',
    ':',
    '.',
    '-',
    '–',
    ' ',
    'pm',
    'с',
    'до',
    'утра',
    'dan',
    '(',
    ')',
    '+1',
    'h',
    'ч',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(bits).map((list) => list.join('')),
      ),
      (text) => {
        readWrittenDuration(text)
        readWrittenWhen(text, { arrivalDate: null })
        const time = readWrittenTime(text)
        if (!time) return
        for (const clock of [time.startTime, time.endTime]) {
          if (clock === null) continue
          expect(isClockTime(clock)).toBe(true)
          expect(text).toMatch(/\p{N}/u)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})
