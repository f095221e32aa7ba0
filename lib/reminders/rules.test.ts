import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays, weekdayOf } from '@/lib/time/calendar'
import { isOld, mondayOf, OLD_DAYS, parted, reminderDays } from './rules'

const DUE = '2027-03-12'
const on = (late: number) => reminderDays(DUE, addDays(DUE, late))

describe('the reminder of a day', () => {
  it.each([
    [-15, null],
    [-14, -14],
    [-8, -14],
    [-7, -7],
    [-2, -7],
    [-1, -1],
    [0, 0],
    [6, 0],
    [7, 7],
    [13, 7],
    [14, 14],
    [56, 56],
  ])('%i days after the due date is that of %s', (late, days) => expect(on(late)).toBe(days))

  it('is of a Monday once it has been overdue for eight weeks', () => {
    // 12 March 2027 is a Friday: the first Monday after 56 days is day 59.
    expect([57, 58, 59, 65, 66].map(on)).toEqual([56, 56, 59, 59, 66])
    expect([58, 59].map((late) => isOld(DUE, addDays(DUE, late)))).toEqual([false, true])
    expect(weekdayOf(addDays(DUE, 59))).toBe(1)
  })
})

/** Days of a year on which the server was up, the first on which the follow-up was there among them. */
const upDays = fc.uniqueArray(fc.integer({ min: -40, max: 300 }), { minLength: 1, maxLength: 120 })
const dueDates = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2027-01-01', days))

/** What is given over such days: as `remindOfDueDates` does it, where the latest is not given yet. */
function given(dueDate: string, days: readonly number[]): { late: number; days: number }[] {
  const all: { late: number; days: number }[] = []
  for (const late of [...days].sort((a, b) => a - b)) {
    const step = reminderDays(dueDate, addDays(dueDate, late))
    if (step !== null && !all.some((one) => one.days >= step)) all.push({ late, days: step })
  }
  return all
}

/** The same where, on each of those days, what is of an earlier one than would be given now is forgotten. */
function givenAndForgotten(dueDate: string, days: readonly number[]): { late: number; days: number }[] {
  const all: { late: number; days: number }[] = []
  let kept: number[] = []
  for (const late of [...days].sort((a, b) => a - b)) {
    const step = reminderDays(dueDate, addDays(dueDate, late))
    if (step === null) continue
    kept = kept.filter((one) => one >= step)
    if (kept.some((one) => one >= step)) continue
    kept.push(step)
    all.push({ late, days: step })
  }
  return all
}

describe('over any days on which the server was up', () => {
  it('none is given twice where those that can hold none back are forgotten', () =>
    fc.assert(
      fc.property(dueDates, upDays, (dueDate, days) => {
        expect(givenAndForgotten(dueDate, days)).toEqual(given(dueDate, days))
      }),
    ))

  it('each reminder is given once, one a day, and what is given is the latest that is applicable', () =>
    fc.assert(
      fc.property(dueDates, upDays, (dueDate, days) => {
        const all = given(dueDate, days)
        expect(new Set(all.map((one) => one.days)).size).toBe(all.length)
        expect(new Set(all.map((one) => one.late)).size).toBe(all.length)
        for (const one of all) {
          expect(one.days).toBeLessThanOrEqual(one.late)
          for (let next = one.days + 1; next <= one.late; next++)
            expect(reminderDays(dueDate, addDays(dueDate, next))).toBe(one.days)
        }
      }),
    ))

  it('a run that comes a second time on the same days gives nothing', () =>
    fc.assert(
      fc.property(dueDates, upDays, (dueDate, days) => {
        expect(given(dueDate, [...days, ...days])).toEqual(given(dueDate, days))
      }),
    ))

  it('a server that is always up gives 14, 7 and 1 days before, on the day, and at least weekly from then on', () =>
    fc.assert(
      fc.property(dueDates, (dueDate) => {
        const all = given(
          dueDate,
          Array.from({ length: 200 }, (_, i) => i - 20),
        ).map((one) => one.days)
        expect(all.slice(0, 12)).toEqual([-14, -7, -1, 0, 7, 14, 21, 28, 35, 42, 49, OLD_DAYS])
        const gaps = all.slice(4).map((days, i) => days - (all[i + 3] ?? 0))
        expect(Math.max(...gaps)).toBeLessThanOrEqual(7)
      }),
    ))

  it('the Monday of a day is at most six days before it', () =>
    fc.assert(
      fc.property(dueDates, (day) => {
        expect(weekdayOf(mondayOf(day))).toBe(1)
        expect(diffDays(mondayOf(day), day)).toBeLessThan(7)
        expect(diffDays(mondayOf(day), day)).toBeGreaterThanOrEqual(0)
      }),
    ))
})

describe('what one person is told at once', () => {
  it('comes one by one up to five, and together beyond', () => {
    const told = (key: string, count: number) => Array.from({ length: count }, () => key)
    const { single, together } = parted([...told('few', 5), ...told('many', 6)], (key) => key)
    expect(single).toEqual(told('few', 5))
    expect(together).toEqual([told('many', 6)])
  })
})
