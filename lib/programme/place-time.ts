import { addDays, diffDays } from '@/lib/time/calendar'
import { clockAfter, minutesOfDay } from '@/lib/time/clock'
import type { PartialTime } from '@/lib/time/partial-fields'
import { isSameZone } from '@/lib/time/zones'
import { dateOfItem } from './rules'

/** Where an item is put: a day by its number or its date, or none; a start on the wall of its own zone, or none. */
export type Placement = {
  dayNumber: number | null
  date: string | null
  startTime: string | null
  /** `follows`: as long as before. Else the end, or how many minutes later it is on the wall (both ends' own zones). */
  end: 'follows' | { endTime: string | null; endDate: string | null } | { minutes: number }
}

const MINUTES_A_DAY = 1_440

/**
 * The time of an item put elsewhere. Its zones stay, times are read on their walls. A start window moves along as wide
 * as it was; an end moves along, over midnight to the right date; a duration stays. Who loses the start keeps the
 * length. A chosen part of the day gives way to a start, and the offset of a repeated hour to another hour. An end over
 * midnight on a day without a date is kept as a duration: nothing else can say it.
 * The result may contradict itself (an end before the start): `checkPartialTime` says so.
 * @param arrivalDate of the visit, for what numbered days are
 */
export function placeTime(time: PartialTime, to: Placement, arrivalDate: string | null): PartialTime {
  const { dayNumber, date, startTime } = to
  const day = { dayNumber, date }
  const moved: PartialTime = {
    ...time,
    ...day,
    startTime,
    startUntil: windowOf(time, startTime),
    partOfDay: startTime === null ? time.partOfDay : null,
    endDate: null,
    ...endOf(time, to, arrivalDate),
  }
  const [from, on] = [dateOfItem(time, arrivalDate), dateOfItem(day, arrivalDate)]
  const sameEnd = moved.endTime === time.endTime && moved.endDate === time.endDate
  return {
    ...moved,
    startOffset: from === on && startTime === time.startTime ? time.startOffset : null,
    endOffset: from === on && sameEnd ? time.endOffset : null,
  }
}

function windowOf({ startTime, startUntil }: PartialTime, start: string | null): string | null {
  if (start === null || startTime === null || startUntil === null) return null
  return clockAfter(start, minutesOfDay(startUntil) - minutesOfDay(startTime)).time
}

type End = Partial<Pick<PartialTime, 'endTime' | 'endDate' | 'durationMin' | 'durationMax'>>

function endOf(time: PartialTime, to: Placement, arrivalDate: string | null): End {
  const day = dateOfItem(to, arrivalDate)
  const { end, startTime } = to
  if (end !== 'follows' && 'minutes' in end) {
    if (startTime === null) return { durationMin: end.minutes, durationMax: null, endTime: null }
    return endAfter(time, { startTime, minutes: end.minutes, day, numbered: to.dayNumber !== null })
  }
  if (end !== 'follows') {
    const same = end.endTime === time.endTime && end.endDate === time.endDate
    // A length that the new end contradicts is no longer one.
    return { ...end, ...(same || end.endTime === null ? {} : { durationMin: null, durationMax: null }) }
  }
  const minutes = wallLength(time, arrivalDate)
  if (minutes === null) return { endTime: time.endTime, endDate: endDateAlong(time, to, arrivalDate) }
  if (startTime === null) return { endTime: null, durationMin: time.durationMin ?? minutes }
  const { durationMin, durationMax } = time
  const along = endAfter(time, { startTime, minutes, day, numbered: to.dayNumber !== null })
  return along.endTime === null ? along : { ...along, durationMin, durationMax }
}

/** Minutes from start to end as their two walls show them; null without both. */
export function wallLength(time: PartialTime, arrivalDate: string | null): number | null {
  const { startTime, endTime, endDate } = time
  if (startTime === null || endTime === null) return null
  const date = dateOfItem(time, arrivalDate)
  const days = endDate !== null && date !== null ? diffDays(date, endDate) : 0
  const minutes = days * MINUTES_A_DAY + minutesOfDay(endTime) - minutesOfDay(startTime)
  return minutes < 0 && rolls(time) ? minutes + MINUTES_A_DAY : minutes
}

/** A numbered item that ends in another zone ends at the first such time after its start: see `deriveInstants`. */
const rolls = ({ dayNumber, startZone, endZone, endDate }: PartialTime): boolean =>
  dayNumber !== null && endDate === null && endZone !== null && !(startZone !== null && isSameZone(endZone, startZone))

function endAfter(
  time: PartialTime,
  at: { startTime: string; minutes: number; day: string | null; numbered: boolean },
): End {
  const { startTime, minutes, day, numbered } = at
  const end = clockAfter(startTime, minutes)
  const none = { durationMin: null, durationMax: null }
  if (end.days === 0) return { endTime: end.time, endDate: null, ...none }
  if (day !== null) return { endTime: end.time, endDate: addDays(day, end.days), ...none }
  if (numbered && end.days === 1 && rolls({ ...time, dayNumber: 0, endDate: null })) {
    return { endTime: end.time, endDate: null, ...none }
  }
  // An end before the start stays one, so that it is refused in words.
  return minutes > 0
    ? { endTime: null, endDate: null, durationMin: minutes, durationMax: null }
    : { endTime: end.time, endDate: null, ...none }
}

/** The date of an end without a length: as many days after the start's as it was. */
function endDateAlong(time: PartialTime, to: Placement, arrivalDate: string | null): string | null {
  const [from, on] = [dateOfItem(time, arrivalDate), dateOfItem(to, arrivalDate)]
  if (time.endDate === null || on === null) return null
  return from === null ? time.endDate : addDays(time.endDate, diffDays(from, on))
}
