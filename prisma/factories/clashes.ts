import { orderedKeys, placeKey } from '@/lib/clashes/places'
import type { Place } from '@/lib/clashes/types'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

type TravelTimeOverrides = { from?: Place; to?: Place; minutes?: number; note?: string | null; archivedAt?: Date }

/** A travel time of 45 minutes between two new cities, unless told. */
export async function makeTravelTime(db: Tx, { from, to, minutes = 45, ...more }: TravelTimeOverrides = {}) {
  const [one, other] = [from ?? aCity(), to ?? aCity()]
  const [fromKey, toKey] = orderedKeys(placeKey(one), placeKey(other))
  const [first, second] = fromKey === placeKey(one) ? [one, other] : [other, one]
  return db.travelTime.create({
    data: {
      fromCity: first.city,
      fromVenue: first.venue,
      toCity: second.city,
      toVenue: second.venue,
      fromKey,
      toKey,
      minutes,
      ...more,
    },
  })
}

/** No other process on the same database makes it: a pair stands once. */
const aCity = (): Place => ({ city: `City ${newId().slice(-12)}`, venue: null })
