import { type DayItem, groupByDay, orderWithinDay } from '@/lib/time/day-groups'

type Placed = DayItem & { id: string }
type Direction = 'up' | 'down'

/** A column that was never set by hand holds 0, which `lib/time` knows as null. */
export const positionOf = (stored: number): number | null => (stored === 0 ? null : stored)

/**
 * The ids of one day after one item has moved by one place, or null when it cannot: it stands at the edge, or the
 * clock holds it (of two timed items the earlier always comes first).
 */
export function moveWithinDay<T extends Placed>(
  day: readonly T[],
  itemId: string,
  direction: Direction,
): string[] | null {
  const order = orderWithinDay(day)
  const from = order.findIndex((item) => item.id === itemId)
  const to = direction === 'up' ? from - 1 : from + 1
  const [moved, other] = [order[from], order[to]]
  if (!moved || !other) return null
  const wanted = [...order]
  wanted[from] = other
  wanted[to] = moved
  const placed = wanted.map((item, index) => ({ ...item, position: index + 1 }))
  const shown = orderWithinDay(placed)
  return shown.every((item, index) => item.id === wanted[index]?.id) ? shown.map((item) => item.id) : null
}

/** Those of the same day as one item, it included; empty when it is not among them. */
export function dayOf<T extends Placed>(items: readonly T[], itemId: string, arrivalDate: string | null): T[] {
  const group = groupByDay(items, arrivalDate).find((day) => day.items.some((item) => item.id === itemId))
  return group?.items ?? []
}
