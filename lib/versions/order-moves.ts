import { followsArrival, isSameWhen, type Placed, whenOf } from './compare-when'
import type { Snapshot } from './snapshot'

type Kept = { was: Placed; now: Placed }

/** So heavy that no number of untimed items outweighs one with a time: the clock holds those, and people the others. */
const TIMED = 1_000_000

/**
 * Items whose day and time stay and whose place among the others of the day does not: the fewest that explain the new
 * order, untimed ones before timed ones.
 */
export function movedWithinDays(kept: readonly Kept[], from: Snapshot, to: Snapshot): Set<string> {
  const days = new Map<string, Kept[]>()
  for (const pair of kept) {
    const { was, now } = pair
    if (!isSameWhen(whenOf(was), whenOf(now), from, to, followsArrival(was.item, now.item, from, to))) continue
    const key = `${was.day.key} ${now.day.key}`
    days.set(key, [...(days.get(key) ?? []), pair])
  }
  const before = new Map(from.days.flatMap(({ items }) => items.map(({ id }, index) => [id, index] as const)))
  return new Set([...days.values()].flatMap((day) => outOfOrder(day, (pair) => before.get(pair.now.item.id) ?? 0)))
}

/** Those outside the heaviest run that is in the old order. `day` stands in the new order. */
function outOfOrder(day: readonly Kept[], oldPlace: (pair: Kept) => number): string[] {
  const best: { weight: number; previous: number }[] = []
  day.forEach((pair, index) => {
    const { startTime } = pair.now.item.time
    let previous = -1
    for (let i = 0; i < index; i++) {
      const other = day[i]
      if (other && oldPlace(other) < oldPlace(pair) && weightAt(best, i) > weightAt(best, previous)) previous = i
    }
    best.push({ weight: weightAt(best, previous) + (startTime === null ? 1 : TIMED), previous })
  })
  const inOrder = new Set<number>()
  let last = best.reduce((top, { weight }, index) => (weight > weightAt(best, top) ? index : top), -1)
  for (; last >= 0; last = best[last]?.previous ?? -1) inOrder.add(last)
  return day.filter((_, index) => !inOrder.has(index)).map(({ now }) => now.item.id)
}

const weightAt = (best: readonly { weight: number }[], index: number): number => best[index]?.weight ?? 0
