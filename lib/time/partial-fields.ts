import { diffDays } from './calendar'
import { isClockTime, isDayNumber, isIsoDate } from './iso'
import { isKnownZone } from './zones'

export const PARTS_OF_DAY = ['morning', 'midday', 'afternoon', 'evening', 'night'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]

/** When something is, as far as it is known. Null is "not known", never a stand-in value. */
export type PartialTime = {
  /** "Day 1" is the local date of arrival at the first stop. Not beside `date`. */
  dayNumber: number | null
  /** `YYYY-MM-DD`, local. */
  date: string | null
  /** Not beside `startTime`. */
  partOfDay: PartOfDay | null
  /** `HH:MM` on the wall in `startZone`. With `startUntil`, which is later: the start lies between the two. */
  startTime: string | null
  startUntil: string | null
  /** `HH:MM` on the wall in `endZone`. */
  endTime: string | null
  /** Only when the end is on another date than the start. */
  endDate: string | null
  /** IANA. Null: the zone of the place; `endZone` null: the zone of the start. */
  startZone: string | null
  endZone: string | null
  /** Minutes east of UTC; read only where the clock shows the time twice. */
  startOffset: number | null
  endOffset: number | null
  /** Minutes. */
  durationMin: number | null
  durationMax: number | null
}

export const EMPTY_PARTIAL_TIME: PartialTime = {
  dayNumber: null,
  date: null,
  partOfDay: null,
  startTime: null,
  startUntil: null,
  endTime: null,
  endDate: null,
  startZone: null,
  endZone: null,
  startOffset: null,
  endOffset: null,
  durationMin: null,
  durationMax: null,
}

export type PartialTimeProblemCode =
  | 'invalidDay'
  | 'invalidDate'
  | 'invalidTime'
  | 'invalidDuration'
  | 'unknownZone'
  | 'dayAndDate'
  | 'partAndTime'
  | 'endWithoutDay'
  | 'endDateBeforeDate'
  | 'untilWithoutStart'
  | 'untilBeforeStart'
  | 'untilAfterEnd'
  | 'endBeforeStart'
  | 'durationOrder'
  | 'timeDoesNotExist'
  | 'timeExistsTwice'

export type PartialTimeProblem = {
  field: keyof PartialTime
  code: PartialTimeProblemCode
  /** With `timeExistsTwice`: the two offsets to choose from, minutes east of UTC, the earlier instant first. */
  offsets?: [number, number]
}

/** Thirty days: longer than any item of a programme, short enough to catch a slip of the keyboard. */
const MAX_DURATION_MINUTES = 43_200

/**
 * What is wrong with a partial time as far as its fields alone can say, without the rules of the zones: for the schema
 * of a form, in the browser too. `checkPartialTime` says the rest.
 */
export function checkPartialFields(partial: PartialTime): PartialTimeProblem[] {
  const unreadable = findUnreadable(partial)
  return unreadable.length > 0 ? unreadable : [...findContradictions(partial), ...findWrongOrder(partial)]
}

function findUnreadable(partial: PartialTime): PartialTimeProblem[] {
  const problems: PartialTimeProblem[] = []
  if (partial.dayNumber !== null && !isDayNumber(partial.dayNumber)) {
    problems.push({ field: 'dayNumber', code: 'invalidDay' })
  }
  for (const field of ['date', 'endDate'] as const) {
    if (partial[field] !== null && !isIsoDate(partial[field])) problems.push({ field, code: 'invalidDate' })
  }
  for (const field of ['startTime', 'startUntil', 'endTime'] as const) {
    if (partial[field] !== null && !isClockTime(partial[field])) problems.push({ field, code: 'invalidTime' })
  }
  for (const field of ['startZone', 'endZone'] as const) {
    if (partial[field] !== null && !isKnownZone(partial[field])) problems.push({ field, code: 'unknownZone' })
  }
  for (const field of ['durationMin', 'durationMax'] as const) {
    if (partial[field] !== null && !isDuration(partial[field])) problems.push({ field, code: 'invalidDuration' })
  }
  return problems
}

function findContradictions(partial: PartialTime): PartialTimeProblem[] {
  const problems: PartialTimeProblem[] = []
  const { dayNumber, date, partOfDay, startTime, startUntil, endDate } = partial
  if (dayNumber !== null && date !== null) problems.push({ field: 'dayNumber', code: 'dayAndDate' })
  if (endDate !== null && dayNumber === null && date === null)
    problems.push({ field: 'endDate', code: 'endWithoutDay' })
  if (partOfDay !== null && startTime !== null) problems.push({ field: 'partOfDay', code: 'partAndTime' })
  if (startUntil !== null && startTime === null) problems.push({ field: 'startUntil', code: 'untilWithoutStart' })
  return problems
}

function findWrongOrder(partial: PartialTime): PartialTimeProblem[] {
  const problems: PartialTimeProblem[] = []
  const { date, startTime, startUntil, endTime, endDate, durationMin, durationMax } = partial
  const oneZone = partial.endZone === null || partial.endZone === partial.startZone
  if (date !== null && endDate !== null && isTooEarlyEndDate(date, endDate, oneZone)) {
    problems.push({ field: 'endDate', code: 'endDateBeforeDate' })
  }
  if (startTime !== null && startUntil !== null && startUntil <= startTime) {
    problems.push({ field: 'startUntil', code: 'untilBeforeStart' })
  }
  const oneDay = endDate === null || endDate === date
  // In the hour that the clock shows twice an end can read earlier than the start: `checkPartialTime` decides.
  const repeatedHour = partial.startOffset !== null && partial.endOffset !== null
  if (oneZone && oneDay && !repeatedHour && endTime !== null) {
    if (startTime !== null && endTime < startTime) problems.push({ field: 'endTime', code: 'endBeforeStart' })
    else if (startUntil !== null && startUntil > endTime) problems.push({ field: 'startUntil', code: 'untilAfterEnd' })
  }
  if (durationMin !== null && durationMax !== null && durationMax < durationMin) {
    problems.push({ field: 'durationMax', code: 'durationOrder' })
  }
  return problems
}

/** A flight east over the date line lands on the date before it left: one day back is possible between two zones. */
export function isTooEarlyEndDate(date: string, endDate: string, oneZone: boolean): boolean {
  return diffDays(date, endDate) < (oneZone ? 0 : -1)
}

function isDuration(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes > 0 && minutes <= MAX_DURATION_MINUTES
}
