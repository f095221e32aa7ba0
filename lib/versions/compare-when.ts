import { diffDays } from '@/lib/time/calendar'
import type { Snapshot, SnapshotItem } from './snapshot'
import type { ItemLine, When } from './types'

type Day = Snapshot['days'][number]
/** An item on its day. */
export type Placed = { item: SnapshotItem; day: Day }

/** When an item is, its day as its programme knew it. */
export const whenOf = ({ item, day }: Placed): When => ({
  date: day.date,
  dayNumber: day.dayNumber,
  time: item.time,
  startsAt: item.startsAt,
  endsAt: item.endsAt,
  startZone: item.startZone,
  endZone: item.endZone,
})

export const lineOf = (placed: Placed): ItemLine => ({
  id: placed.item.id,
  title: placed.item.title,
  status: placed.item.status,
  when: whenOf(placed),
})

/** Whether an item's day is the same number on both sides and only the arrival gave it another date. */
export function followsArrival(was: SnapshotItem, now: SnapshotItem, from: Snapshot, to: Snapshot): boolean {
  return (
    from.visit.arrivalDate !== to.visit.arrivalDate &&
    was.time.dayNumber !== null &&
    was.time.dayNumber === now.time.dayNumber
  )
}

/** Whether two moments are told alike, but for what the move of the arrival explains. */
export function isSameWhen(was: When, now: When, from: Snapshot, to: Snapshot, follows: boolean): boolean {
  return (follows || isSameDay(was, now)) && isSameTime(was, now, follows ? arrivalShift(from, to) : 0)
}

/** A date says more than a number: "Day 2" that is written as its date is the day that it was. */
export const isSameDay = (was: When, now: When): boolean =>
  was.date === null || now.date === null
    ? was.date === now.date && was.dayNumber === now.dayNumber
    : was.date === now.date

/** Days by which the arrival moved; 0 where one of the two is not known. */
const arrivalShift = ({ visit: from }: Snapshot, { visit: to }: Snapshot): number =>
  from.arrivalDate === null || to.arrivalDate === null ? 0 : diffDays(from.arrivalDate, to.arrivalDate)

const CLOCK = ['partOfDay', 'startTime', 'startUntil', 'endTime', 'startOffset', 'endOffset'] as const

function isSameTime(was: When, now: When, shift: number): boolean {
  if (CLOCK.some((part) => was.time[part] !== now.time[part])) return false
  if (!isSameEndDate(was.time.endDate, now.time.endDate, shift)) return false
  // Without a time nothing is told in a zone.
  const start = was.time.startTime !== null || was.time.partOfDay !== null
  const end = was.time.endTime !== null
  return (!(start || end) || was.startZone === now.startZone) && (!end || was.endZone === now.endZone)
}

function isSameEndDate(was: string | null, now: string | null, shift: number): boolean {
  return was === null || now === null ? was === now : diffDays(was, now) === shift
}
