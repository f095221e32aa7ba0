import { tellOnAxis } from '@/lib/programme/tell-time'
import { dayOfTime, type Moving, movedSegments } from '@/lib/programme/timetable/moved'
import { CHIP_MINUTES, hoursOfSegments, MINUTES_A_DAY, type Segment } from '@/lib/programme/timetable/tracks'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import type { TimetableDayView, TimetableItem, TimetableView } from './timetable-types'

/** Where items stand that were moved here and that the page does not show yet, by their id. */
export type Standing = Readonly<Record<string, PartialTime>>

/** The time of an item as it is stored; null for who may not move it. */
export const storedTime = ({ move }: TimetableItem): PartialTime | null =>
  move ? { ...EMPTY_PARTIAL_TIME, ...move.time } : null

/** What moving an item reckons with, at the time it stands at now. */
export function movingOf(item: TimetableItem, time: PartialTime): Moving {
  const { type = 'other', lead = 0, endLead = 0 } = item.move ?? {}
  return { id: item.id, type, time, lead, endLead }
}

/** A time in words, as a block of that day tells it; null when none is known. */
export function timeText(view: TimetableView, item: TimetableItem, time: PartialTime): string | null {
  const { move } = item
  if (!move) return item.time
  return tellOnAxis({ ...move, time }, dayOfTime(view.days, time)?.zone ?? view.homeZone)
}

/** The timetable with what was moved in its new place, before the page comes anew. */
export function appliedView(view: TimetableView, standing: Standing): TimetableView {
  const moved = Object.entries(standing).flatMap(([id, time]) => {
    const item = view.items[id]
    return item?.move ? [{ item, move: item.move, time, day: dayOfTime(view.days, time) }] : []
  })
  if (moved.length === 0) return view
  const ids = new Set(moved.map(({ item }) => item.id))
  const items = { ...view.items }
  const segments = view.segments.filter(({ itemId }) => !ids.has(itemId))
  const undated = view.undated.filter((id) => !ids.has(id))
  for (const { item, move, time, day } of moved) {
    items[item.id] = { ...item, time: timeText(view, item, time), move: { ...move, time } }
    if (day === null) undated.push(item.id)
    else if (time.startTime === null) segments.push(chipAtEnd(item.id, day, segments))
    else segments.push(...movedSegments(movingOf(item, time), view.days, view.arrivalDate))
  }
  const hours = hoursOfSegments(segments)
  const [first, last] = [Math.min(view.first, hours.first), Math.max(view.last, hours.last)]
  return { ...view, items, segments, undated, first, last }
}

/** Below everything of its day: where the hand-set order has no place for it yet. */
function chipAtEnd(itemId: string, day: TimetableDayView, segments: readonly Segment[]): Segment {
  const last = Math.max(9 * 60, ...segments.filter((one) => one.day === day.key).map(({ to }) => to))
  const from = Math.min(last, MINUTES_A_DAY - CHIP_MINUTES)
  return { itemId, day: day.key, from, to: from + CHIP_MINUTES, chip: true }
}
