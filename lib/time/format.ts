import { diffDays, weekdayOf } from './calendar'
import { isClockTime, parseIsoDate } from './iso'
import type { PartialTime } from './partial-fields'
import { wallClockIn } from './wall-clock'
import { isSameZone, zoneCity } from './zones'

/** The words of dates and times, in one place, so that no screen depends on the language data of a browser. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `2027-03-12` → `12 Mar 2027`. Throws RangeError on what is no date. */
export function formatDate(date: string): string {
  const { day, month, year } = shownParts(date)
  return `${day} ${month} ${year}`
}

/** A calendar date as `formatDate` writes it; any other text, `2027-02-31` too, as it stands. Never throws. */
export const formatIfDate = (text: string): string => (parseIsoDate(text) ? formatDate(text) : text)

/** `2027-03-12` → `Friday, 12 Mar 2027`. */
export function formatWeekdayDate(date: string): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]}, ${formatDate(date)}`
}

/** `12–18 Mar 2027`, `28 Feb – 3 Mar 2027`, `28 Dec 2026 – 3 Jan 2027`; one date when both are the same. */
export function formatDateRange(from: string, to: string): string {
  const [first, last] = [shownParts(from), shownParts(to)]
  if (from === to) return formatDate(from)
  if (first.year !== last.year) return `${formatDate(from)} – ${formatDate(to)}`
  if (first.month !== last.month) return `${first.day} ${first.month} – ${formatDate(to)}`
  return `${first.day}–${formatDate(to)}`
}

/** `14:30` or `14:30:00` → `14:30`. Throws RangeError on what is no time. */
export function formatTime(time: string): string {
  const shown = time.slice(0, 5)
  if (!isClockTime(shown)) throw new RangeError(`No time of day: ${shown}`)
  return shown
}

/** `14:30 Shanghai` for a time away from the capital, `14:30` for one at home or without a zone. */
export function formatWithZone(time: string, zone: string | null, homeZone: string): string {
  const away = zone !== null && !isSameZone(zone, homeZone)
  return away ? `${formatTime(time)} ${zoneCity(zone)}` : formatTime(time)
}

/** What an instant reads in a zone: `12 Mar 2027, 14:30`. Throws RangeError for an unknown zone. */
export function formatInstant(instant: Date, zone: string): string {
  const { date, time } = wallClockIn(instant, zone)
  return `${formatDate(date)}, ${time}`
}

/** From one instant to another as a zone's clock has them: `12 Mar 2027, 14:30–14:52`; one alone where both read alike. */
export function formatInstantSpan(from: Date, until: Date, zone: string): string {
  const [first, last] = [formatInstant(from, zone), formatInstant(until, zone)]
  if (first === last) return first
  const { date, time } = wallClockIn(until, zone)
  return date === wallClockIn(from, zone).date ? `${first}–${time}` : `${first} – ${last}`
}

/**
 * The capital's time to stand beside the local one: `11:30 Tashkent`, with its date where that is another
 * (`11 Mar 2027, 22:30 Tashkent`). Null when both clocks show the same.
 */
export function homeTimeBeside(instant: Date, zone: string, homeZone: string): string | null {
  const [there, home] = [wallClockIn(instant, zone), wallClockIn(instant, homeZone)]
  if (there.date === home.date && there.time === home.time) return null
  const time = `${home.time} ${zoneCity(homeZone)}`
  return there.date === home.date ? time : `${formatDate(home.date)}, ${time}`
}

/** Minutes as hours: `1:30 hours`, `2:30 to 3:00 hours`, `up to 3:00 hours`; null when nothing is known. */
export function formatDuration(min: number | null, max: number | null): string | null {
  if (min === null) return max === null ? null : `up to ${hours(max)} hours`
  return max === null || max === min ? `${hours(min)} hours` : `${hours(min)} to ${hours(max)} hours`
}

/** Minutes east of UTC as people write them: `UTC+5`, `UTC+5:30`, `UTC−4`, `UTC`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}

/** Whole days since the due date has passed; 0 on the day itself and before. */
export function daysLate(dueDate: string, today: string): number {
  return Math.max(0, diffDays(dueDate, today))
}

export type TimePieces = {
  /** `window`: the start lies between two times; `range`: from start to end; `end`: an end alone. */
  kind: 'part' | 'start' | 'window' | 'range' | 'end'
  text: string
}

/** Zones to tell a time away from the capital; `defaultZone` is the place's, for times that name none. */
export type ShownZones = { homeZone: string; defaultZone: string | null }

/**
 * The time of day of a partial time: `morning`, `14:30`, `13:30–14:00` (a window), `13:30–14:00, until 16:00`,
 * `14:30–16:00`, `until 18:00`, `evening, until 22:00`, `22:00 – 13 Mar 2027, 06:30`; null when no time is known. The zone is said once
 * (`14:30–16:00 Shanghai`, not at home), and at both ends where they differ (`22:00 Tashkent – 06:30 Shanghai`).
 */
export function formatPartialTime(partial: PartialTime, zones?: ShownZones): TimePieces | null {
  const { partOfDay, startTime, startUntil, endTime, endDate, date } = partial
  if (startTime === null && endTime === null) return partOfDay === null ? null : { kind: 'part', text: partOfDay }
  const words = zoneWords(partial, zones)
  const endDay = endDate !== null && endDate !== date ? `${formatDate(endDate)}, ` : ''
  const end = endTime === null ? '' : `${endDay}${formatTime(endTime)}${words.end}`
  if (startTime === null) return { kind: 'end', text: `${partOfDay === null ? '' : `${partOfDay}, `}until ${end}` }

  const start = formatTime(startTime)
  const startWord = endTime === null || words.differ ? words.start : ''
  if (startUntil !== null) {
    const window = `${start}–${formatTime(startUntil)}${startWord}`
    return { kind: 'window', text: endTime === null ? window : `${window}, until ${end}` }
  }
  if (endTime === null) return { kind: 'start', text: `${start}${startWord}` }
  const dash = words.differ || endDay !== '' ? ' – ' : '–'
  return { kind: 'range', text: `${start}${startWord}${dash}${end}` }
}

function zoneWords(partial: PartialTime, zones: ShownZones | undefined) {
  const startZone = partial.startZone ?? zones?.defaultZone ?? zones?.homeZone ?? null
  const endZone = partial.endZone ?? startZone
  const differ = startZone !== null && endZone !== null && !isSameZone(startZone, endZone)
  const word = (zone: string | null) => {
    if (zone === null) return ''
    const away = zones !== undefined && !isSameZone(zone, zones.homeZone)
    return differ || away ? ` ${zoneCity(zone)}` : ''
  }
  return { differ, start: word(startZone), end: word(endZone) }
}

function shownParts(date: string) {
  const parts = parseIsoDate(date)
  if (!parts) throw new RangeError(`No calendar date: ${date.slice(0, 40)}`)
  return { day: parts.day, month: MONTHS[parts.month - 1] ?? '', year: parts.year }
}

function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
