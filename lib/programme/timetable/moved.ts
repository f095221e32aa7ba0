import { addDays } from '@/lib/time/calendar'
import { clockAfter, minutesOfDay } from '@/lib/time/clock'
import type { PartialTime } from '@/lib/time/partial-fields'
import { type Placement, placeTime, wallLength } from '../place-time'
import { DEFAULT_LENGTH_MINUTES } from '../rules'
import type { ItemType } from '../values'
import { MINUTES_A_DAY, type Segment, SHORTEST_DRAWN_MINUTES } from './tracks'

/** A day of the timetable as far as moving goes. */
export type DayAxis = {
  key: string
  date: string | null
  dayNumber: number | null
  /** By how many minutes its clock is ahead of the capital's. */
  lead: number
}

/** What is moved: its time as it is now, and how its clocks stand to the capital's. */
export type Moving = { id: string; type: ItemType; time: PartialTime; lead: number; endLead: number }

/** A new place for an item: a day or none, a start or none, and a length where that changes. */
export type Move = Pick<Placement, 'dayNumber' | 'date' | 'startTime'> & {
  /** Minutes on the walls of both ends; null: as long as before. */
  minutes: number | null
}

/** The time of an item after a move, as the command will reckon it. */
export const movedTime = (time: PartialTime, { minutes, ...to }: Move, arrivalDate: string | null): PartialTime =>
  placeTime(time, { ...to, end: minutes === null ? 'follows' : { minutes } }, arrivalDate)

/** The day that an item stands on; null in the tray, or when the timetable does not show that day. */
export function dayOfTime<T extends DayAxis>(
  days: readonly T[],
  time: Pick<PartialTime, 'date' | 'dayNumber'>,
): T | null {
  const own = (day: T) => (time.date !== null ? day.date === time.date : day.dayNumber === time.dayNumber)
  return (time.date === null && time.dayNumber === null ? null : days.find(own)) ?? null
}

/** The name of a day for an item: a number for who has one, as far as the day has a number; else the date. */
export function dayFor(time: Pick<PartialTime, 'dayNumber'>, day: DayAxis): Pick<Move, 'date' | 'dayNumber'> {
  const numbered = day.date === null || (time.dayNumber !== null && day.dayNumber !== null)
  return numbered ? { date: null, dayNumber: day.dayNumber } : { date: day.date, dayNumber: null }
}

/** How long an item is drawn, in true minutes, and whether its end is known. */
export function drawnLength({ type, time, lead, endLead }: Moving, arrivalDate: string | null) {
  const wall = wallLength(time, arrivalDate)
  if (wall !== null) return { length: wall - (endLead - lead), openEnd: false }
  const window = time.startTime && time.startUntil ? minutesOfDay(time.startUntil) - minutesOfDay(time.startTime) : 0
  const known = time.durationMax ?? time.durationMin
  const openEnd = known === null || time.durationMin !== known || window > 0
  return { length: window + (known ?? DEFAULT_LENGTH_MINUTES[type]), openEnd }
}

/** Where an item's start stands on the clock of a day's axis; its own wall where the axis cannot hold it. */
export function onAxis(moving: Pick<Moving, 'lead'>, day: DayAxis, startTime: string): number {
  const own = minutesOfDay(startTime)
  const at = own - moving.lead + day.lead
  return at >= 0 && at < MINUTES_A_DAY ? at : own
}

/** What the wall of an item shows at so many minutes of a day's axis; always a time of that day. */
export function onWall(moving: Pick<Moving, 'lead'>, day: DayAxis, minutes: number): string {
  const at = minutes - day.lead + moving.lead
  return clockAfter('00:00', at >= 0 && at < MINUTES_A_DAY ? at : Math.min(minutes, MINUTES_A_DAY - 1)).time
}

/**
 * Where an item that was moved stands, before the server has drawn the page anew: as `layTimetable` draws it, but for
 * the hours in which the clocks of its zones change. Empty when its day is not shown, or it has none.
 */
export function movedSegments(moving: Moving, days: readonly DayAxis[], arrivalDate: string | null): Segment[] {
  const { id: itemId, time } = moving
  const day = dayOfTime(days, time)
  if (!day || time.startTime === null) return []
  const { length, openEnd } = drawnLength(moving, arrivalDate)
  const from = onAxis(moving, day, time.startTime)
  const to = from + length
  const until = time.startUntil === null ? null : from + minutesOfDay(time.startUntil) - minutesOfDay(time.startTime)
  const over = to > MINUTES_A_DAY
  const own: Segment = {
    itemId,
    day: day.key,
    from,
    to: Math.min(Math.max(to, from + SHORTEST_DRAWN_MINUTES), MINUTES_A_DAY),
    ...(until === null ? {} : { until: Math.min(until, MINUTES_A_DAY) }),
    ...(openEnd && !over ? { openEnd: true } : {}),
    ...(over ? { after: true } : {}),
  }
  const next = over ? dayOfTime(days, following(day)) : null
  if (!next) return [own]
  const start = Math.max(0, next.lead - day.lead)
  const end = to - MINUTES_A_DAY + next.lead - day.lead
  if (end <= start) return [own]
  const drawn = Math.min(Math.max(end, start + SHORTEST_DRAWN_MINUTES), MINUTES_A_DAY)
  const rest: Segment = { itemId, day: next.key, from: start, to: drawn, before: true }
  return [own, openEnd ? { ...rest, openEnd: true } : rest]
}

const following = ({ date, dayNumber }: DayAxis) =>
  date === null ? { date, dayNumber: (dayNumber ?? 0) + 1 } : { date: addDays(date, 1), dayNumber: null }
