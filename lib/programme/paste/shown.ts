import type { Shown } from '@/lib/paste/types'
import type { Message } from '@/lib/platform/result'
import { formatDuration, formatPartialTime, formatWeekdayDate } from '@/lib/time/format'
import { checkPartialTime } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { placeZone } from '../place'
import { dateOfItem } from '../rules'
import { partialTimeOf } from '../schema'
import { timeMessages } from '../time-messages'
import type { ItemSurroundings } from './parties'
import type { PastedItem } from './schema'
import type { Day, Times } from './when'
import type { ItemColumn } from './words'

/** A row's day and time as a programme tells them. */
export function showWhen(day: Day, times: Times, arrivalDate: string | null): Shown<ItemColumn>[] {
  const shown: Shown<ItemColumn>[] = []
  const date = dateOfItem(day, arrivalDate)
  if (day.dayNumber !== null)
    shown.push({ field: 'date', message: { key: 'paste.mark.dayNumber', values: { day: day.dayNumber } } })
  if (date !== null) shown.push({ field: 'date', text: formatWeekdayDate(date) })
  const time = formatPartialTime({ ...EMPTY_PARTIAL_TIME, ...day, ...times })
  if (time !== null) shown.push({ field: 'start', text: time.text })
  const length = formatDuration(times.durationMin, times.durationMax)
  if (length !== null) shown.push({ field: 'duration', text: length })
  return shown
}

/** What the rules of the zones have against a time, such as an hour that does not exist that day. */
export function timeProblems(
  item: Omit<PastedItem, 'id' | 'row'>,
  { dates, places }: ItemSurroundings,
): { field: string; message: Message }[] {
  const problems = checkPartialTime(partialTimeOf(item), {
    firstStopArrivalDate: dates.arrivalDate,
    homeZone: places.homeZone,
    defaultZone: placeZone(item.city, places),
  })
  return Object.entries(timeMessages(problems)).flatMap(([field, messages]) =>
    messages.map((message) => ({ field, message })),
  )
}
