import { addDays, dateOfDay, diffDays } from '@/lib/time/calendar'
import { isIsoDate } from '@/lib/time/iso'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { VisitDates } from '../rules'
import { type ItemWhen, whenAt } from '../shift/plan'
import type { ProgrammeItemView } from '../types'

/** The day of an item as far as the dates of its visit go. */
export type DatedItem = { id: string; held: boolean } & Day
export type Day = Pick<PartialTime, 'dayNumber' | 'date' | 'endDate'>

/** An item's day written anew: one that was held keeps its date, others move. */
export type DayRewrite<T extends DatedItem> = { item: T; kept: boolean; day: Day }

/**
 * Which items get another day written when the arrival moves, and which. An end on a date of its own moves along with
 * its start. Numbered items need nothing written but such an end: their dates follow by themselves.
 * @param ticked ids of dated items that move along
 */
export function rewriteDays<T extends DatedItem>(
  items: readonly T[],
  { before, after }: { before: VisitDates; after: VisitDates },
  ticked: ReadonlySet<string>,
): DayRewrite<T>[] {
  const [from, to] = [before.arrivalDate, after.arrivalDate]
  if (from === null || from === to) return []
  const days = to === null ? 0 : diffDays(from, to)
  return items.flatMap((item): DayRewrite<T>[] => {
    const endDate = item.endDate === null ? null : addDays(item.endDate, days)
    if (item.held) {
      if (item.dayNumber === null) return []
      return [
        { item, kept: true, day: { dayNumber: null, date: dateOfDay(item.dayNumber, from), endDate: item.endDate } },
      ]
    }
    if (item.dayNumber !== null) {
      if (endDate === item.endDate) return []
      return [{ item, kept: false, day: { dayNumber: item.dayNumber, date: null, endDate } }]
    }
    if (item.date === null || !ticked.has(item.id) || days === 0) return []
    return [{ item, kept: false, day: { dayNumber: null, date: addDays(item.date, days), endDate } }]
  })
}

/** Whether every date of a rewrite is one that a visit can have. */
export const hasDates = ({ day }: { day: Day }): boolean =>
  [day.date, day.endDate].every((date) => date === null || isIsoDate(date))

/** What becomes of an item: its number follows, its date may move along when ticked, or it stays and why. */
export type PlannedDate = { item: ProgrammeItemView } & (
  | { kind: 'follows' | 'mayMove'; after: ItemWhen }
  /** `kept`: the day that its number stood for, written as its date. */
  | { kind: 'held'; after: null; kept: ItemWhen | null }
  | { kind: 'dated' | 'noDay'; after: null }
)

/** Each item with what other dates of the visit do to it; in the order given. Writes nothing. */
export function planDates(
  items: readonly ProgrammeItemView[],
  { before, after }: { before: VisitDates; after: VisitDates },
  homeZone: string,
): PlannedDate[] {
  const dated = items.map((item) => ({ item, id: item.id, held: item.status === 'held', ...item.time }))
  const rewrites = rewriteDays(dated, { before, after }, new Set(items.map(({ id }) => id)))
  const days = new Map(rewrites.map(({ item, day }) => [item.id, day]))
  return dated.map(({ item, held }): PlannedDate => {
    const day = days.get(item.id)
    const there = { arrivalDate: after.arrivalDate, homeZone }
    const when = () => whenAt(item, { ...item.time, ...day }, there)
    // Before the arrival is known a held item has no date that it could keep.
    if (held && (before.arrivalDate !== null || item.time.dayNumber === null)) {
      return { item, kind: 'held', after: null, kept: day ? keptOn(item, day) : null }
    }
    if (item.time.dayNumber !== null) return { item, kind: 'follows', after: when() }
    if (item.time.date === null) return { item, kind: 'noDay', after: null }
    return day ? { item, kind: 'mayMove', after: when() } : { item, kind: 'dated', after: null }
  })
}

const keptOn = ({ time, startsAt, endsAt, startZone, endZone }: ItemWhen, day: Day): ItemWhen => ({
  time: { ...time, ...day },
  startsAt,
  endsAt,
  startZone,
  endZone,
})
