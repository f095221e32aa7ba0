import { compareDates, dateOfDay, dayNumberOf } from './calendar'
import { minutesOfDay } from './clock'
import type { PartOfDay } from './partial-fields'

/** What the order of a programme looks at. */
export type DayItem = {
  dayNumber: number | null
  date: string | null
  partOfDay: PartOfDay | null
  startTime: string | null
  endTime: string | null
  /** The derived start; where all timed items of a day have one it decides, which matters on a day in two zones. */
  startsAt: Date | null
  /** Place in the hand-set order of the day, small first; null: never placed by hand. */
  position: number | null
}

export type DayGroup<T> = {
  /** `date:2027-03-12`, `day:2` or `none`: stable, fit as a key on a screen. */
  key: string
  dayNumber: number | null
  date: string | null
  items: T[]
}

/** Where an item that only names a part of the day stands until somebody places it by hand. */
export const HOUR_OF_PART: Record<PartOfDay, string> = {
  morning: '09:00',
  midday: '12:00',
  afternoon: '14:00',
  evening: '18:00',
  night: '22:00',
}

/**
 * Groups a programme by day. With the arrival date known every numbered day has a date, so "Day 2" and that date are
 * one group, which carries both. Without it numbered days come first, by number, then dated days, by date: nothing
 * says how the two relate. Items without a day are one group, the last. Days without items are not listed.
 * Within a group the order is that of `orderWithinDay`.
 */
export function groupByDay<T extends DayItem>(items: readonly T[], arrivalDate: string | null): DayGroup<T>[] {
  const groups = new Map<string, DayGroup<T>>()
  for (const item of items) {
    const day = dayOf(item, arrivalDate)
    const group = groups.get(day.key)
    if (group) group.items.push(item)
    else groups.set(day.key, { ...day, items: [item] })
  }
  const ordered = [...groups.values()].sort(compareGroups)
  return ordered.map((group) => ({ ...group, items: orderWithinDay(group.items) }))
}

/**
 * The order of one day. The rule:
 * 1. All items are laid out in the hand-set order: by `position`; those never placed come after those placed. Equal
 *    positions go by the hour as far as it is known (start, else part of the day, else end; unknown last), then as given.
 * 2. Items with a start time then stand in time order (equal times as laid out), and each untimed item moves with the
 *    timed item that it stood behind; untimed items before the first timed one stay first.
 * So a hand-set order that agrees with the clock is kept exactly, the clock always wins between two timed items, and
 * "lunch, after the meeting" stays after the meeting when the meeting moves.
 */
export function orderWithinDay<T extends DayItem>(items: readonly T[]): T[] {
  const leading: T[] = []
  const chunks: { timed: T; followers: T[] }[] = []
  for (const item of [...items].sort(compareByHand)) {
    if (item.startTime !== null) chunks.push({ timed: item, followers: [] })
    else (chunks.at(-1)?.followers ?? leading).push(item)
  }
  // Mixing instants and wall times in one comparison could go round in a circle: it is one or the other for the day.
  const byInstant = chunks.every(({ timed }) => timed.startsAt !== null)
  const start = ({ timed }: { timed: T }) =>
    byInstant ? (timed.startsAt?.getTime() ?? 0) : minutesOfDay(timed.startTime ?? '00:00')
  chunks.sort((a, b) => start(a) - start(b))
  return [...leading, ...chunks.flatMap(({ timed, followers }) => [timed, ...followers])]
}

function dayOf(item: DayItem, arrivalDate: string | null): Omit<DayGroup<never>, 'items'> {
  const { dayNumber } = item
  const date = item.date ?? (dayNumber !== null && arrivalDate !== null ? dateOfDay(dayNumber, arrivalDate) : null)
  if (date !== null) {
    return { key: `date:${date}`, date, dayNumber: arrivalDate === null ? null : dayNumberOf(date, arrivalDate) }
  }
  return { key: dayNumber === null ? 'none' : `day:${dayNumber}`, date: null, dayNumber }
}

function compareGroups(a: DayGroup<unknown>, b: DayGroup<unknown>): number {
  if (a.date !== null && b.date !== null) return compareDates(a.date, b.date)
  const rank = (group: DayGroup<unknown>) => (group.date !== null ? 1 : group.dayNumber !== null ? 0 : 2)
  return rank(a) - rank(b) || (a.dayNumber ?? 0) - (b.dayNumber ?? 0)
}

function compareByHand(a: DayItem, b: DayItem): number {
  if (a.position !== b.position) {
    if (a.position === null) return 1
    if (b.position === null) return -1
    return a.position - b.position
  }
  const [first, second] = [knownHour(a), knownHour(b)]
  if (first === second) return 0
  return first < second ? -1 : 1
}

function knownHour(item: DayItem): string {
  if (item.startTime !== null) return item.startTime
  if (item.partOfDay !== null) return HOUR_OF_PART[item.partOfDay]
  return item.endTime ?? '24:00'
}
