import { type DayItem, groupByDay } from '@/lib/time/day-groups'
import { moveWithinDay } from './order'
import type { Programme, ProgrammeDay, ProgrammeItemView } from './types'
import { isAhead } from './workflow'

type Laid = DayItem & { id: string; view: ProgrammeItemView }

/**
 * A visit's items by day and in order, which of them can move, and which comes next.
 * @param now for the next item: the first one still ahead that has not ended (a start alone counts as its end)
 */
export function layOut(
  items: readonly ProgrammeItemView[],
  arrivalDate: string | null,
  now: Date,
): Pick<Programme, 'days' | 'nextItemId' | 'movable'> {
  const laid = items.map(
    (view): Laid => ({
      id: view.id,
      view,
      position: view.position,
      startsAt: view.startsAt === null ? null : new Date(view.startsAt),
      dayNumber: view.time.dayNumber,
      date: view.time.date,
      partOfDay: view.time.partOfDay,
      startTime: view.time.startTime,
      endTime: view.time.endTime,
    }),
  )
  const groups = groupByDay(laid, arrivalDate)
  const movable: Programme['movable'] = {}
  for (const { items: day } of groups) {
    for (const { id } of day) {
      movable[id] = { up: moveWithinDay(day, id, 'up') !== null, down: moveWithinDay(day, id, 'down') !== null }
    }
  }
  const days = groups.map((group): ProgrammeDay => ({ ...group, items: group.items.map(({ view }) => view) }))
  return { days, nextItemId: nextOf(days, now), movable }
}

function nextOf(days: readonly ProgrammeDay[], now: Date): string | null {
  const ahead = days
    .flatMap(({ items }) => items)
    .filter(
      (item) => isAhead(item.status) && item.startsAt !== null && (item.endsAt ?? item.startsAt) >= now.toISOString(),
    )
  ahead.sort((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : 1))
  return ahead[0]?.id ?? null
}
