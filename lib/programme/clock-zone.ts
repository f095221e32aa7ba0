import { formatPartialTime } from '@/lib/time/format'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import { placeZone, type VisitPlaces } from './place'

/** What decides by which clock an item's times are read. */
export type Clocked = {
  startZone: string | null
  city: string | null
  startTime: string | null
  endTime: string | null
}

/** Times that stay as they are while the clock they are read by becomes another; both by the city of their zone. */
export type KeptClock = { times: string; from: string; to: string }

const zoneOf = ({ startZone, city }: Clocked, visit: VisitPlaces): string =>
  startZone ?? placeZone(city, visit) ?? visit.homeZone

/** What an edit does to times that it does not touch: they stay on the wall, and the wall stands elsewhere. Else null. */
export function keptClock(before: Clocked, after: Clocked, visit: VisitPlaces): KeptClock | null {
  const { startTime, endTime } = after
  if (startTime !== before.startTime || endTime !== before.endTime) return null
  const times = formatPartialTime({ ...EMPTY_PARTIAL_TIME, startTime, endTime })
  const [from, to] = [zoneOf(before, visit), zoneOf(after, visit)]
  return times === null || isSameZone(from, to) ? null : { times: times.text, from: zoneCity(from), to: zoneCity(to) }
}
