import { addDays, dateOfDay, yearAfter } from '@/lib/time/calendar'
import { clockAfter } from '@/lib/time/clock'
import { FIRST_YEAR, isDayNumber, LAST_YEAR } from '@/lib/time/iso'
import type { TimeContext } from '@/lib/time/partial'
import { checkPartialFields, type PartialTime, type PartialTimeProblemCode } from '@/lib/time/partial-fields'
import { isSameZone } from '@/lib/time/zones'
import type { ItemStatus } from '../workflow'

/** How far items move, both parts of one sign: whole days, and minutes on the wall clock. */
export type Shift = { days: number; minutes: number }

/** Why an item stays where it is. */
export type WhyStays =
  | { why: 'held' | 'noDay' | 'noTime' | 'endOverMidnight' }
  /** There is no such day number. */
  | { why: 'dayNumber'; number: number }
  /** No date of a visit is in that year. */
  | { why: 'year'; year: number }
  /** Its times would contradict each other. */
  | { why: 'times'; problem: PartialTimeProblemCode }

export type Shifted = { time: PartialTime } | WhyStays

/** What a shift asks of an item. `context` places it in time: arrival, and the zone of its place. */
export type Shiftable = { status: ItemStatus; time: PartialTime; context: TimeContext }

export const staysPut = (shifted: Shifted): shifted is WhyStays => 'why' in shifted

/**
 * Where an item is after a shift, or why it stays. Times move on the wall clock, at both ends of a journey alike; past
 * midnight the day moves with them. An item without a time moves by the days alone, one without a day by the clock
 * alone. A day number stays a number. What was held stays. Never throws, however far the shift.
 */
export function shiftItem({ status, time, context }: Shiftable, shift: Shift): Shifted {
  if (status === 'held') return { why: 'held' }
  const clock = time.startTime !== null || time.endTime !== null ? shiftClock(time, shift.minutes) : null
  if (clock === null && shift.days === 0) return { why: 'noTime' }
  const days = shift.days + (clock?.days ?? 0)
  if (time.dayNumber === null && time.date === null && (shift.days !== 0 || days !== 0 || clock?.endDays !== 0)) {
    return { why: 'noDay' }
  }
  const moved = moveDay(time, days, context)
  if ('why' in moved) return moved
  const end = moveEnd(time, moved, { days, endDays: shift.days + (clock?.endDays ?? 0), context })
  if ('why' in end) return end
  const { startTime, startUntil, endTime } = clock ?? time
  const after = { ...time, ...moved, ...end, startTime, startUntil, endTime }
  const [problem] = checkPartialFields(after)
  // What contradicted itself before may do so after.
  return problem && checkPartialFields(time).length === 0 ? { why: 'times', problem: problem.code } : { time: after }
}

/** The times of day moved, and by how many days the start (else the end, where that is all) and the end went. */
function shiftClock(time: PartialTime, minutes: number) {
  const move = (text: string | null) => (text === null ? null : clockAfter(text, minutes))
  const [start, until, end] = [move(time.startTime), move(time.startUntil), move(time.endTime)]
  return {
    startTime: start?.time ?? null,
    startUntil: until?.time ?? null,
    endTime: end?.time ?? null,
    days: start?.days ?? end?.days ?? 0,
    // A later day without an hour of its own stays the day it is.
    endDays: end?.days ?? 0,
  }
}

type Day = Pick<PartialTime, 'dayNumber' | 'date'>

function moveDay({ dayNumber, date }: PartialTime, days: number, context: TimeContext): Day | WhyStays {
  if (dayNumber !== null) {
    const number = dayNumber + days
    if (isDayNumber(number)) return { dayNumber: number, date: null }
    // A thousand days are a slip of the keyboard: its year says so best.
    const arrival = context.firstStopArrivalDate
    const year = arrival === null ? null : yearAfter(arrival, number - 1)
    return year !== null && !isYear(year) ? { why: 'year', year } : { why: 'dayNumber', number }
  }
  if (date === null) return { dayNumber, date }
  const moved = moveDate(date, days)
  return 'why' in moved ? moved : { dayNumber, date: moved.date }
}

const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR

function moveDate(date: string, days: number): { date: string } | (WhyStays & { why: 'year' }) {
  const year = yearAfter(date, days)
  return isYear(year) ? { date: addDays(date, days) } : { why: 'year', year }
}

/** The date of the end after a shift: only where it is another than the start's. */
function moveEnd(
  time: PartialTime,
  after: Day,
  { days, endDays, context }: { days: number; endDays: number; context: TimeContext },
): Pick<PartialTime, 'endDate'> | WhyStays {
  const arrival = context.firstStopArrivalDate
  const startsOn =
    after.date ?? (after.dayNumber !== null && arrival !== null ? dateOfDay(after.dayNumber, arrival) : null)
  if (time.endDate !== null) {
    const moved = moveDate(time.endDate, endDays)
    if ('why' in moved) return moved
    return { endDate: moved.date === startsOn && time.endTime !== null ? null : moved.date }
  }
  if (time.endTime === null || endDays === days || rolls(time, context)) return { endDate: null }
  // Before the arrival is known nothing can say that a numbered day's item ends on the next one.
  if (startsOn === null) return { why: 'endOverMidnight' }
  const moved = moveDate(startsOn, endDays - days)
  return 'why' in moved ? moved : { endDate: moved.date }
}

/** A numbered item that ends in another zone ends at the first such time after its start: see `deriveInstants`. */
function rolls({ dayNumber, startZone, endZone }: PartialTime, { defaultZone, homeZone }: TimeContext): boolean {
  return dayNumber !== null && endZone !== null && !isSameZone(endZone, startZone ?? defaultZone ?? homeZone)
}
