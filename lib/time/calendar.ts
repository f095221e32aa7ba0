import { isDayNumber, parseIsoDate } from './iso'
import { wallClockIn } from './wall-clock'

const DAY_MS = 86_400_000

/** The date a number of days later (earlier when negative). Throws RangeError when either date is not a date. */
export function addDays(date: string, days: number): string {
  const moved = new Date((dayIndex(date) + days) * DAY_MS)
  const text = Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10)
  if (!parseIsoDate(text)) throw new RangeError(`No date ${days} days from ${date}`)
  return text
}

/** Days from one date to another: 1 from a day to the next, negative backwards. Throws RangeError on what is no date. */
export function diffDays(from: string, to: string): number {
  return dayIndex(to) - dayIndex(from)
}

/** The year so many days from a date, however far: 12026 too, and 0 for 1 BC. Throws RangeError when it is no date. */
export const yearAfter = (date: string, days: number): number =>
  new Date((dayIndex(date) + days) * DAY_MS).getUTCFullYear()

/** Negative, 0 or positive as the first date is before, the same as or after the second; fit for `sort`. */
export function compareDates(first: string, second: string): number {
  return diffDays(second, first)
}

/** Monday 1 to Sunday 7. Throws RangeError on what is no date. */
export function weekdayOf(date: string): number {
  // Day 0 of the count, 1 January 1970, was a Thursday.
  return ((((dayIndex(date) + 3) % 7) + 7) % 7) + 1
}

/** The local date in an IANA zone at `now`. Throws RangeError for an unknown zone. */
export function todayIn(zone: string, now: Date): string {
  return wallClockIn(now, zone).date
}

/**
 * The number of a date in a programme: Day 1 is the local date of arrival at the first stop, Day 0 the day before.
 * Null for a date before Day 0 or after Day 999, which has no number.
 */
export function dayNumberOf(date: string, arrivalDate: string): number | null {
  const number = diffDays(arrivalDate, date) + 1
  return isDayNumber(number) ? number : null
}

/** The date of a numbered day; the other way round of `dayNumberOf`. Throws RangeError outside Day 0 to Day 999. */
export function dateOfDay(dayNumber: number, arrivalDate: string): string {
  if (!isDayNumber(dayNumber)) throw new RangeError(`No day number: ${dayNumber}`)
  return addDays(arrivalDate, dayNumber - 1)
}

function dayIndex(date: string): number {
  const parts = parseIsoDate(date)
  if (!parts) throw new RangeError(`No calendar date: ${date.slice(0, 40)}`)
  return Date.UTC(parts.year, parts.month - 1, parts.day) / DAY_MS
}
