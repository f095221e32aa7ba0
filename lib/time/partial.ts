import { Temporal } from 'temporal-polyfill'
import { addDays, dateOfDay } from './calendar'
import { minutesOfDay } from './clock'
import { checkPartialFields, isTooEarlyEndDate, type PartialTime, type PartialTimeProblem } from './partial-fields'
import { isKnownZone, isSameZone } from './zones'

export type { PartialTime, PartialTimeProblem, PartialTimeProblemCode } from './partial-fields'

export type TimeContext = {
  /** Local date of arrival at the first stop, Day 1; null while it is not known. */
  firstStopArrivalDate: string | null
  /** IANA zone of the capital: the last resort. */
  homeZone: string
  /** IANA zone of the place (stop or venue), for times that name no zone. */
  defaultZone: string | null
}

/** Instants; null where what is known does not determine one. */
export type DerivedInstants = { startsAt: Date | null; endsAt: Date | null }

type LocalTime =
  | { kind: 'one'; ms: number }
  | { kind: 'gap' }
  | { kind: 'twice'; offsets: [number, number]; chosen: number | null }

/** The two ends of a partial time, resolved as far as possible. */
type Ends = {
  startDate: string | null
  startZone: string | null
  endZone: string | null
  start: LocalTime | null
  end: LocalTime | null
}

const MINUTE_MS = 60_000

/**
 * The instants of a partial time. A start needs a day with a known date and a start time; in a window it is the
 * earliest. An end is the end time, else start plus duration where the start is no window and the duration no range.
 * A numbered item that ends in another zone and names no end date ends at the first such time after its start (before
 * the dates are known nobody could have said "the next day"). A time that its zone skips, or shows twice without an
 * offset chosen, gives null: nothing is guessed. The order of the two is not judged here (see `checkPartialTime`).
 * Throws RangeError on dates and times that cannot be read.
 */
export function deriveInstants(partial: PartialTime, context: TimeContext): DerivedInstants {
  const ends = resolveEnds(partial, context)
  const start = instantOf(ends.start)
  const end = partial.endTime === null ? endByDuration(partial, start) : instantOf(ends.end)
  return { startsAt: start === null ? null : new Date(start), endsAt: end === null ? null : new Date(end) }
}

/**
 * Everything wrong with a partial time, the fields first; fields that cannot be read hide the rest. Without a context
 * only its own date and zones are looked at. Empty when nothing is wrong.
 */
export function checkPartialTime(partial: PartialTime, context?: TimeContext): PartialTimeProblem[] {
  const problems = checkPartialFields(partial)
  if (problems.some(({ code }) => code.startsWith('invalid') || code === 'unknownZone' || code === 'dayAndDate')) {
    return problems
  }
  const found = checkClock(partial, resolveEnds(partial, context ?? null))
  const isNew = ({ field, code }: PartialTimeProblem) => !problems.some((p) => p.field === field && p.code === code)
  return [...problems, ...found.filter(isNew)]
}

function checkClock(partial: PartialTime, ends: Ends): PartialTimeProblem[] {
  const problems: PartialTimeProblem[] = []
  problems.push(...checkLocalTime('startTime', ends.start), ...checkLocalTime('endTime', ends.end))
  const { startDate, startZone, endZone } = ends
  const oneZone = startZone !== null && endZone !== null && isSameZone(startZone, endZone)
  if (startDate !== null && partial.endDate !== null && isTooEarlyEndDate(startDate, partial.endDate, oneZone)) {
    return [...problems, { field: 'endDate', code: 'endDateBeforeDate' }]
  }
  if (partial.endTime === null || partial.startTime === null) return problems
  const [start, end] = [instantOf(ends.start), instantOf(ends.end)]
  if (start !== null && end !== null) {
    if (end < start) problems.push({ field: 'endTime', code: 'endBeforeStart' })
    else if (end < start + windowMs(partial)) problems.push({ field: 'startUntil', code: 'untilAfterEnd' })
  } else if (startDate === null && oneZone && partial.endDate === null) {
    if (partial.endTime < partial.startTime) problems.push({ field: 'endTime', code: 'endBeforeStart' })
    else if ((partial.startUntil ?? '') > partial.endTime) problems.push({ field: 'startUntil', code: 'untilAfterEnd' })
  }
  return problems
}

function checkLocalTime(field: 'startTime' | 'endTime', time: LocalTime | null): PartialTimeProblem[] {
  if (time?.kind === 'gap') return [{ field, code: 'timeDoesNotExist' }]
  if (time?.kind === 'twice' && time.chosen === null) {
    return [{ field, code: 'timeExistsTwice', offsets: time.offsets }]
  }
  return []
}

function resolveEnds(partial: PartialTime, context: TimeContext | null): Ends {
  const placeZone = context === null ? null : (context.defaultZone ?? context.homeZone)
  const startZone = knownZone(partial.startZone ?? placeZone)
  const endZone = knownZone(partial.endZone ?? partial.startZone ?? placeZone)
  const startDate = partial.date ?? numberedDate(partial.dayNumber, context)
  const start = resolveLocal(startDate, partial.startTime, startZone, partial.startOffset)
  const endOn = (date: string | null) => resolveLocal(date, partial.endTime, endZone, partial.endOffset)
  const end = endOn(partial.endDate ?? startDate)
  const mayRoll = partial.dayNumber !== null && partial.endDate === null && partial.endZone !== null
  if (mayRoll && startDate !== null && startZone !== null && endZone !== null && !isSameZone(startZone, endZone)) {
    const [from, to] = [instantOf(start), instantOf(end)]
    if (from !== null && to !== null && to < from) {
      return { startDate, startZone, endZone, start, end: endOn(addDays(startDate, 1)) }
    }
  }
  return { startDate, startZone, endZone, start, end }
}

function numberedDate(dayNumber: number | null, context: TimeContext | null): string | null {
  const arrival = context?.firstStopArrivalDate ?? null
  return dayNumber === null || arrival === null ? null : dateOfDay(dayNumber, arrival)
}

function knownZone(zone: string | null): string | null {
  return zone !== null && isKnownZone(zone) ? zone : null
}

/** Temporal is asked for both readings of the wall clock; they are two only where the zone skips or repeats the time. */
function resolveLocal(
  date: string | null,
  time: string | null,
  zone: string | null,
  offset: number | null,
): LocalTime | null {
  if (date === null || time === null || zone === null) return null
  const local = Temporal.PlainDateTime.from(`${date}T${time}`)
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'one', ms: earlier.epochMilliseconds }
  if (!earlier.toPlainDateTime().equals(local)) return { kind: 'gap' }
  const offsets: [number, number] = [offsetMinutes(earlier), offsetMinutes(later)]
  const chosen = [earlier, later].find((reading) => offsetMinutes(reading) === offset)
  return { kind: 'twice', offsets, chosen: chosen?.epochMilliseconds ?? null }
}

function offsetMinutes(time: Temporal.ZonedDateTime): number {
  return Math.round(time.offsetNanoseconds / 60e9)
}

function instantOf(time: LocalTime | null): number | null {
  if (time === null || time.kind === 'gap') return null
  return time.kind === 'one' ? time.ms : time.chosen
}

function endByDuration(partial: PartialTime, start: number | null): number | null {
  const { durationMin, durationMax, startUntil } = partial
  const exact = durationMin !== null && (durationMax === null || durationMax === durationMin)
  const window = startUntil !== null
  // A later day without an hour is something else than so many minutes after the start.
  if (start === null || !exact || window || partial.endDate !== null) return null
  return start + durationMin * MINUTE_MS
}

/** Length of the start window, read from the wall: 0 without one. */
function windowMs(partial: PartialTime): number {
  if (partial.startTime === null || partial.startUntil === null) return 0
  return (minutesOfDay(partial.startUntil) - minutesOfDay(partial.startTime)) * MINUTE_MS
}
