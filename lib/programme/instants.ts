import { type DerivedInstants, deriveInstants, type TimeContext } from '@/lib/time/partial'
import type { PartialTime } from '@/lib/time/partial-fields'

/**
 * The instants of an item's time. A derived end can fall before its start where the clocks change on the day: it is
 * then unknown, and the page says so.
 */
export function orderedInstants(time: PartialTime, context: TimeContext): DerivedInstants {
  const { startsAt, endsAt } = deriveInstants(time, context)
  return startsAt && endsAt && endsAt < startsAt ? { startsAt, endsAt: null } : { startsAt, endsAt }
}
