import { addDays, dateOfDay, dayNumberOf, diffDays, todayIn } from '@/lib/time/calendar'
import { wallClockIn } from '@/lib/time/wall-clock'
import { isSameZone } from '@/lib/time/zones'
import { isTravel } from '../rules'
import type { Programme, ProgrammeDay, ProgrammeItemView } from '../types'

/** A column of the timetable before anything stands in it. */
export type Column = ProgrammeDay & {
  /** The date by which it is reckoned; of a numbered day without one, as if the visit arrived today. */
  reckoned: string
  /** IANA: the one zone of its axis. */
  zone: string
}

/** Days of a visit that are shown although nothing stands in them; a longer one shows only what is used. */
const MAX_EMPTY_DAYS = 60
/** Days over which one item can be drawn. */
const MAX_DAYS_OF_ITEM = 30

export type VisitDays = Programme['visit'] & { departureDate: string | null }

/**
 * The date by which numbered days are reckoned while the arrival is not known: as if it were today, so that a flight
 * between two zones has its true length. Nothing of it is shown.
 */
export const reckonedArrival = (visit: VisitDays, now: Date): string =>
  visit.arrivalDate ?? todayIn(visit.homeZone, now)

/**
 * The columns of a timetable: each day of the visit, each day with items, and each into which an item runs. Numbered
 * days stand before dated ones while nothing says how the two relate. A visit without either gets its first day.
 * @param lastDates for items that are drawn beyond their day: the local date of their end, by item
 */
export function columnsOf(args: {
  visit: VisitDays
  days: readonly ProgrammeDay[]
  lastDates: ReadonlyMap<string, string>
  now: Date
}): Column[] {
  const { visit, days, lastDates, now } = args
  const arrival = reckonedArrival(visit, now)
  const groups = new Map(days.filter(({ key }) => key !== 'none').map((day) => [day.key, day]))
  const need = (day: Pick<ProgrammeDay, 'date' | 'dayNumber'>) => {
    const key = day.date === null ? `day:${day.dayNumber}` : `date:${day.date}`
    if (!groups.has(key)) groups.set(key, { key, ...day, items: [] })
  }
  for (const day of [...groups.values()]) {
    const own = reckon(day, arrival)
    for (const { id } of day.items) {
      const last = lastDates.get(id)
      const more = last === undefined ? 0 : Math.min(diffDays(own, last), MAX_DAYS_OF_ITEM)
      for (let ahead = 1; ahead <= more; ahead++) need(dayAfter(day, ahead, visit.arrivalDate))
    }
  }
  for (const day of emptyDays(visit, [...groups.values()])) need(day)
  const ordered = [...groups.values()].sort((a, b) => rank(a) - rank(b) || order(a, b))
  return withZones(
    ordered.map((day) => ({ ...day, reckoned: reckon(day, arrival) })),
    visit.homeZone,
  )
}

function reckon({ date, dayNumber }: Pick<ProgrammeDay, 'date' | 'dayNumber'>, arrival: string): string {
  return date ?? dateOfDay(dayNumber ?? 1, arrival)
}

/** The day so many days after one, of the same kind: a date after a date, a number after a number. */
export function dayAfter(
  { date, dayNumber }: Pick<ProgrammeDay, 'date' | 'dayNumber'>,
  days: number,
  arrivalDate: string | null,
): Pick<ProgrammeDay, 'date' | 'dayNumber'> {
  if (date === null) return { date: null, dayNumber: (dayNumber ?? 0) + days }
  const moved = addDays(date, days)
  return { date: moved, dayNumber: arrivalDate === null ? null : dayNumberOf(moved, arrivalDate) }
}

function emptyDays(visit: VisitDays, used: readonly ProgrammeDay[]): Pick<ProgrammeDay, 'date' | 'dayNumber'>[] {
  const { arrivalDate, departureDate } = visit
  if (arrivalDate === null) {
    const last = Math.max(
      used.length === 0 ? 1 : 0,
      ...used.flatMap(({ date, dayNumber }) => (date ? [] : (dayNumber ?? 0))),
    )
    return last > MAX_EMPTY_DAYS
      ? []
      : Array.from({ length: last }, (_, index) => ({ date: null, dayNumber: index + 1 }))
  }
  const dates = used.flatMap(({ date }) => (date !== null && date >= arrivalDate ? date : []))
  const last = departureDate ?? dates.sort().at(-1) ?? arrivalDate
  const length = diffDays(arrivalDate, last) + 1
  const shown = length > MAX_EMPTY_DAYS ? 1 : length
  return Array.from({ length: shown }, (_, index) => ({
    date: addDays(arrivalDate, index),
    dayNumber: index + 1,
  }))
}

const rank = ({ date }: ProgrammeDay): number => (date === null ? 0 : 1)
const order = (a: ProgrammeDay, b: ProgrammeDay): number =>
  a.date !== null && b.date !== null ? diffDays(b.date, a.date) : (a.dayNumber ?? 0) - (b.dayNumber ?? 0)

/**
 * The zone of each column. That of most of its items, travel aside (a day is where its meetings are); of as many, that
 * of the first. A day without items is where an item ended that runs into it, else where the day before ended, else
 * where the next one begins, else at home.
 */
function withZones(columns: readonly Omit<Column, 'zone'>[], homeZone: string): Column[] {
  let last: string | null = null
  const first = columns.map(({ items }) => zoneOfMost(items)).find((zone) => zone !== null) ?? homeZone
  return columns.map((column): Column => {
    const zone: string = zoneOfMost(column.items) ?? last ?? first
    last = endZoneOf(column.items) ?? zone
    return { ...column, zone }
  })
}

function zoneOfMost(items: readonly ProgrammeItemView[]): string | null {
  const timed = items.filter(({ time }) => time.startTime !== null || time.endTime !== null)
  const asked = timed.length > 0 ? timed : items
  const staying = asked.filter(({ type }) => !isTravel(type))
  const counts: { zone: string; count: number }[] = []
  for (const { startZone } of staying.length > 0 ? staying : asked) {
    const known = counts.find(({ zone }) => isSameZone(zone, startZone))
    if (known) known.count++
    else counts.push({ zone: startZone, count: 1 })
  }
  const most = Math.max(0, ...counts.map(({ count }) => count))
  return counts.find(({ count }) => count === most)?.zone ?? null
}

/** Where a day's last timed item ends. */
function endZoneOf(items: readonly ProgrammeItemView[]): string | null {
  return items.findLast(({ time }) => time.startTime !== null)?.endZone ?? null
}

/** By how many minutes the clock of one zone is ahead of another's at an instant. */
export function lead(instant: Date, zone: string, of: string): number {
  const [there, here] = [wallClockIn(instant, zone), wallClockIn(instant, of)]
  const minutes = ({ time }: { time: string }) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return diffDays(here.date, there.date) * 1_440 + minutes(there) - minutes(here)
}
