import { formatInstant } from '@/lib/time/format'
import { wallClockIn } from '@/lib/time/wall-clock'
import type { Timed } from './timed'

/**
 * From when to when both are on, in the time of the place of the first. Where one has a start window no such moment
 * holds for all of it: `window` says so.
 */
export function together(first: Timed, second: Timed): { from: string; until: string; window: 'yes' | 'no' } {
  const from = Math.max(first.occupancy.startMax, second.occupancy.startMax)
  const until = Math.max(from, Math.min(first.occupancy.end, second.occupancy.end))
  const zone = first.item.startZone
  const [start, end] = [wallClockIn(new Date(from), zone), wallClockIn(new Date(until), zone)]
  const window = [first, second].some(({ occupancy }) => occupancy.startMax > occupancy.startMin)
  return {
    window: window ? 'yes' : 'no',
    from: formatInstant(new Date(from), zone),
    until: start.date === end.date ? end.time : formatInstant(new Date(until), zone),
  }
}
