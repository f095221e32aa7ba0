import { occupancyOf } from './occupancy'
import { cityKeyOf, type KnownCities, placeKey, spotAtEnd, spotAtStart } from './places'
import { counts } from './timed'
import type { SnapshotItem } from './types'

/** The longest time that can be entered between two places, in milliseconds: two days. */
const LONGEST_TRAVEL_MS = 2_880 * 60_000

/** From when, until when: milliseconds. */
export type Range = { from: number; until: number }

/**
 * The times at which something elsewhere can matter to these items: each with the longest journey before and after it,
 * in order and merged. One item in a mistyped year does not stretch it over all years.
 */
export function reachOf(items: readonly SnapshotItem[]): Range[] {
  const ranges = items
    .filter(counts)
    .flatMap((item): Range[] => {
      const occupancy = occupancyOf(item)
      if (occupancy === null) return []
      const latest = occupancy.end + (occupancy.startMax - occupancy.startMin)
      return [{ from: occupancy.startMin - LONGEST_TRAVEL_MS, until: latest + LONGEST_TRAVEL_MS }]
    })
    .sort((a, b) => a.from - b.from)
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && range.from <= last.until) last.until = Math.max(last.until, range.until)
    else merged.push({ ...range })
  }
  return merged
}

/** Whom and what these items share with others: ids of people, venues and vehicles as they are written. */
export function sharedOf(items: readonly SnapshotItem[]): { people: string[]; venues: string[]; vehicles: string[] } {
  const counting = items.filter(counts)
  const texts = (list: (string | null)[]) => [...new Set(list.flatMap((text) => text ?? []))]
  return {
    people: [...new Set(counting.flatMap(({ people }) => people.flatMap(({ personId }) => personId ?? [])))],
    venues: texts(counting.map(({ venue, city }) => (city === null ? null : venue))),
    vehicles: texts(counting.map(({ vehicle }) => vehicle)),
  }
}

/** The keys of all places that people come from or go to: with the venue, and of the city alone. */
export function placeKeysOf(items: readonly SnapshotItem[], cities: KnownCities): string[] {
  const spots = items.flatMap((item) => [spotAtStart(item, cities), spotAtEnd(item, cities)])
  const keys = spots.flatMap(({ city, venue }) =>
    city === null || cityKeyOf(city) === null ? [] : [placeKey({ city, venue }), placeKey({ city, venue: null })],
  )
  return [...new Set(keys)]
}
