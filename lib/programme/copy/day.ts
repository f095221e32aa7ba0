import { addDays, dayNumberOf, diffDays } from '@/lib/time/calendar'
import { minutesOfDay } from '@/lib/time/clock'
import type { TimeContext } from '@/lib/time/partial'
import type { PartialTime } from '@/lib/time/partial-fields'
import { isSameZone } from '@/lib/time/zones'
import { dateOfItem } from '../rules'

export type Day = Pick<PartialTime, 'dayNumber' | 'date'>

/** Where a time stands and where its copy will: each end with the arrival that numbers its days. */
export type CopyContext = { from: TimeContext; to: TimeContext }

/**
 * A time once more on another day: the same hours, and an end on a later date as many days later. Where the new day
 * has no date yet, such an end cannot be written; within one zone its length is then kept instead, else only the start.
 */
export function timeOnDay(time: PartialTime, day: Day, { from, to }: CopyContext): PartialTime {
  // An hour that the clock shows twice is twice on its own day only.
  const moved = { ...time, ...day, endDate: null, startOffset: null, endOffset: null }
  if (time.endDate === null) return moved
  const [before, after] = [dateOfItem(time, from.firstStopArrivalDate), dateOfItem(day, to.firstStopArrivalDate)]
  if (before === null) return withoutEnd(moved)
  const nights = diffDays(before, time.endDate)
  if (after !== null) return { ...moved, endDate: nights === 0 ? null : addDays(after, nights) }
  const startZone = time.startZone ?? from.defaultZone ?? from.homeZone
  const oneZone = time.endZone === null || isSameZone(time.endZone, startZone)
  // A numbered journey between two zones ends at the first such time after its start by itself.
  if (!oneZone) return day.dayNumber !== null && nights <= 1 ? moved : withoutEnd(moved)
  const length = lengthOf(time, nights)
  return length === null ? withoutEnd(moved) : { ...withoutEnd(moved), durationMin: length, durationMax: null }
}

const withoutEnd = (time: PartialTime): PartialTime => ({ ...time, endTime: null, endDate: null, endZone: null })

/** Minutes from start to end on the wall of one zone; null where either is not known or it says a length already. */
function lengthOf({ startTime, startUntil, endTime, durationMin }: PartialTime, nights: number): number | null {
  if (startTime === null || endTime === null || startUntil !== null || durationMin !== null) return null
  const minutes = nights * 1_440 + minutesOfDay(endTime) - minutesOfDay(startTime)
  return minutes > 0 && minutes <= 43_200 ? minutes : null
}

/** The day in a programme whose days are numbers only: its number, or by the old arrival; none where nothing says it. */
export function numberedDay({ dayNumber, date }: Day, arrivalDate: string | null): Day {
  const number = dayNumber ?? (date !== null && arrivalDate !== null ? dayNumberOf(date, arrivalDate) : null)
  return { dayNumber: number, date: null }
}
