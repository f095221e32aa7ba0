import { searchKey } from '@/lib/search/key'
import { findZone, isSameZone, zoneCity } from '@/lib/time/zones'

/** A stop of the visit as far as its zone goes. */
export type StopPlace = { city: string | null; zone: string | null }

/** Where the times of a visit's items are read when they name no zone. */
export type VisitPlaces = { stops: readonly StopPlace[]; homeZone: string }

/**
 * The zone of the place where an item is, for times that name none; null when the stops do not tell. In order: the
 * stop of that city (by its zone, else by its name), home when the city is the capital, the one zone that all stops
 * share. Another city decides nothing by its name alone: many places share a name.
 */
export function placeZone(city: string | null, { stops, homeZone }: VisitPlaces): string | null {
  if (city !== null) {
    const key = searchKey(city)
    const here = stops.find((stop) => stop.city !== null && searchKey(stop.city) === key)
    const zone = here && zoneOfStop(here)
    if (zone) return zone
    if (searchKey(zoneCity(homeZone)) === key) return homeZone
  }
  const zones = stops.flatMap((stop) => zoneOfStop(stop) ?? [])
  const [first] = zones
  return first !== undefined && zones.every((zone) => isSameZone(zone, first)) ? first : null
}

const zoneOfStop = (stop: StopPlace): string | null => stop.zone ?? (stop.city === null ? null : findZone(stop.city))
