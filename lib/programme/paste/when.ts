import { isNothing } from '@/lib/paste/nothing'
import type { MarkKind } from '@/lib/paste/types'
import type { Message } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { addDays } from '@/lib/time/calendar'
import type { PartialTime } from '@/lib/time/partial-fields'
import { type DayAnswer, readWrittenDay } from '@/lib/time/written-day'
import { readWrittenDuration } from '@/lib/time/written-duration'
import { readWrittenTime, type WrittenTime } from '@/lib/time/written-time'
import { readWrittenWhen } from '@/lib/time/written-when'

export type Day = { date: string | null; dayNumber: number | null }
type DayField = 'date' | 'start' | 'end' | 'duration'
/** Something to say about a cell; `lost` is its text where that came into no field. */
export type Remark = { field: DayField; kind: MarkKind; message: Message } | { field: DayField; lost: string }

/** Characters in which a heading names its day, with all that may stand around it. */
const LONGEST_DAY = 200
const SEGMENT = /\s[–—|-]\s|[,;|:\n]\s*|\s+(?=\()/g

/** A row that is only the heading of a day: its day, and what else stands there. Null when it begins with no day. */
export function readDayHeading(text: string, arrivalDate: string | null): { answer: DayAnswer; rest: string } | null {
  // Each cut is a text to read: a paragraph has a thousand of them, and no day.
  const head = text.slice(0, LONGEST_DAY)
  const whole = text.length <= LONGEST_DAY ? [text.length] : []
  const cuts = [...whole, ...[...head.matchAll(SEGMENT)].map(({ index }) => index).reverse()]
  let trouble: DayAnswer | null = null
  for (const cut of cuts) {
    const answer = readWrittenDay(text.slice(0, cut), { arrivalDate })
    if (answer.ok) return { answer, rest: text.slice(cut).replace(/^[\s,;:|()–—-]+|[\s)]+$/g, '') }
    if (answer.why !== 'unreadable') trouble ??= answer
  }
  return trouble && { answer: trouble, rest: '' }
}

/** Which of a few cities a text names; null for another text. */
export const cityNamed = (text: string, cities: readonly string[]): string | null =>
  cities.find((city) => searchKey(city) === searchKey(text)) ?? null

/**
 * The day of a row. An empty cell is that of the row above, as in a table with merged cells; one that was not understood
 * gives none, and neither it nor the day before it goes on to the rows below.
 */
export function readDay(
  cell: string,
  above: Day | null,
  arrivalDate: string | null,
): { day: Day | null; time: WrittenTime | null; remarks: Remark[] } {
  const told = (key: string): Remark => ({ field: 'date', kind: 'told', message: { key } })
  if (cell === '') return { day: above, time: null, remarks: above ? [told('paste.mark.fromAbove')] : [] }
  if (isNothing(cell)) return { day: null, time: null, remarks: [] }
  const answer = readWrittenDay(cell, { arrivalDate })
  const both = answer.ok ? null : readWrittenWhen(cell, { arrivalDate })
  const day = answer.ok ? answer.day : both?.day
  if (!day) return { day: null, time: null, remarks: [...whyNot(answer), { field: 'date', lost: cell }] }
  const { date, dayNumber } = day
  return { day: { date, dayNumber }, time: both?.time ?? null, remarks: howRead(day) }
}

/** How a day was read, where that could be read otherwise. */
export function howRead(day: Extract<DayAnswer, { ok: true }>['day']): Remark[] {
  const remarks: Remark[] = []
  if (day.yearAssumed) remarks.push({ field: 'date', kind: 'guess', message: { key: 'paste.mark.yearAssumed' } })
  if (day.dayFirst) remarks.push({ field: 'date', kind: 'told', message: { key: 'paste.mark.dayFirst' } })
  return remarks
}

/** Why a day was not understood, where there is more to say than that. */
export const whyNot = (answer: DayAnswer): Remark[] =>
  answer.ok || answer.why === 'unreadable'
    ? []
    : [{ field: 'date', kind: 'guess', message: { key: `paste.day.${answer.why}` } }]

export type Times = Pick<
  PartialTime,
  'partOfDay' | 'startTime' | 'startUntil' | 'endTime' | 'endDate' | 'durationMin' | 'durationMax'
>

/**
 * The times of a row. A start and an end in the one cell are those of the item; beside a column for the end the two are
 * the window in which it starts.
 * @param date the date of the row where it is known: an end on the next day needs one
 * @param given a time that stood in the cell of the day
 */
export function readTimes(
  cells: { start: string; end: string; duration: string },
  date: string | null,
  given: WrittenTime | null,
): { times: Times; remarks: Remark[] } {
  const remarks: Remark[] = []
  const understood = <T>(field: DayField, text: string, read: (text: string) => T | null): T | null => {
    if (isNothing(text)) return null
    const value = read(text)
    if (value === null) remarks.push({ field, lost: text })
    return value
  }
  const start = understood('start', cells.start, readWrittenTime) ?? given
  const end = understood('end', cells.end, readEnd)
  const length = understood('duration', cells.duration, readWrittenDuration)
  const times: Times = {
    partOfDay: start?.partOfDay ?? null,
    startTime: start?.startTime ?? null,
    startUntil: null,
    endTime: end?.time ?? start?.endTime ?? null,
    endDate: null,
    durationMin: length?.min ?? start?.durationMin ?? null,
    durationMax: length?.max ?? start?.durationMax ?? null,
  }
  if (end && start?.endTime && !start.endsNextDay) {
    times.startUntil = start.endTime
    remarks.push({ field: 'start', kind: 'guess', message: { key: 'paste.mark.window' } })
  }
  const before = times.startTime !== null && times.endTime !== null && times.endTime < times.startTime
  const overMidnight = end ? end.nextDay || before : (start?.endsNextDay ?? false)
  if (overMidnight) remarks.push(...nextDay(times, date, cells))
  return { times, remarks }
}

function readEnd(text: string): { time: string; nextDay: boolean } | null {
  const bare = text.replace(/\(?\+\s?1\)?$/, '')
  const read = readWrittenTime(bare)
  const time = read && read.partOfDay === null ? (read.endTime ?? read.startTime) : null
  // One time, not two.
  if (!read || time === null || (read.startTime !== null && read.endTime !== null)) return null
  return { time, nextDay: bare !== text }
}

/** An end on the next day; without a date there is no next one, and the end is not known. */
function nextDay(times: Times, date: string | null, cells: { start: string; end: string }): Remark[] {
  if (date !== null) {
    times.endDate = addDays(date, 1)
    return [{ field: 'start', kind: 'guess', message: { key: 'paste.mark.nextDay' } }]
  }
  times.endTime = null
  return [
    { field: 'start', kind: 'guess', message: { key: 'paste.mark.nextDayUnknown' } },
    { field: 'start', lost: [cells.start, cells.end].filter((text) => text !== '').join(' – ') },
  ]
}
