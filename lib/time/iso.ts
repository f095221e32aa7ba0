/**
 * The plain checks of dates and times as text. Small and free of libraries, so that the schema of a form can use
 * them in the browser.
 */

/** A date input hands over `0002-03-12` while somebody is still typing the year: such years are not dates of a visit. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

const MAX_DAY_NUMBER = 999

const ISO_DATE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export type DateParts = { year: number; month: number; day: number }

/**
 * The parts of a real calendar date `YYYY-MM-DD` (month 1 to 12), or null for any other text. Takes all years from 1000,
 * so that days counted from a date that `isIsoDate` takes never run out of dates.
 */
export function parseIsoDate(text: string): DateParts | null {
  const match = ISO_DATE.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null
}

/** Whether the text is a real calendar date `YYYY-MM-DD` from 1900 to 2199: 2027-02-29 is not. */
export function isIsoDate(text: string): boolean {
  const parts = parseIsoDate(text)
  return parts !== null && parts.year >= FIRST_YEAR && parts.year <= LAST_YEAR
}

/** Whether the text is a time of day `HH:MM`, 00:00 to 23:59. */
export function isClockTime(text: string): boolean {
  return CLOCK_TIME.test(text)
}

/** Whether the number can stand after "Day": a whole number from 0 to 999. */
export function isDayNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_DAY_NUMBER
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}
