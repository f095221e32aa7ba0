import { isTravel } from '@/lib/programme/rules'
import { searchKey } from '@/lib/search/key'
import { zoneCity } from '@/lib/time/zones'
import type { Place, ProgrammeSnapshot, SnapshotItem } from './types'

/** Cities that texts such as "Shanghai Pudong Airport" may name: by search key, as people write them. */
export type KnownCities = ReadonlyMap<string, string>

/** Where an item is: its city may be known without the venue, and the venue without the city. */
export type Spot = { city: string | null; venue: string | null }

/** The cities of the visit's stops, of all items, and the capital. */
export function knownCities({ visit, items, elsewhere }: ProgrammeSnapshot): KnownCities {
  const names = [
    ...visit.stops.map(({ city }) => city),
    ...[...items, ...elsewhere].map(({ city }) => city),
    zoneCity(visit.homeZone),
  ]
  const cities = new Map<string, string>()
  for (const name of names) {
    const key = name === null ? '' : searchKey(name)
    if (name !== null && key !== '' && !cities.has(key)) cities.set(key, name)
  }
  return cities
}

/** Where people are when the item begins; a journey begins at its from-place. */
export function spotAtStart(item: SnapshotItem, cities: KnownCities): Spot {
  if (!isTravel(item.type)) return spotOf(item)
  if (item.fromPlace !== null) return journeySpot(item, item.fromPlace, cities)
  return item.type === 'departure' ? spotOf(item) : NOWHERE
}

/** Where people are when it is over; a journey ends at its to-place. */
export function spotAtEnd(item: SnapshotItem, cities: KnownCities): Spot {
  if (!isTravel(item.type)) return spotOf(item)
  if (item.toPlace !== null) return journeySpot(item, item.toPlace, cities)
  return item.type === 'arrival' ? spotOf(item) : NOWHERE
}

const NOWHERE: Spot = { city: null, venue: null }
const spotOf = ({ city, venue }: SnapshotItem): Spot => ({ city, venue })

/**
 * One end of a journey, which is one text: a city, or a venue that names its city at either end of its name. A way
 * within one city ("Airport" to "Hotel") is in the item's city.
 */
function journeySpot(item: SnapshotItem, text: string, cities: KnownCities): Spot {
  const named = cityIn(text, cities)
  if (named !== null)
    return searchKey(named) === searchKey(text) ? { city: named, venue: null } : { city: named, venue: text }
  const other = text === item.fromPlace ? item.toPlace : item.fromPlace
  const within = other !== null && cityIn(other, cities) === null
  return { city: within ? item.city : null, venue: text }
}

function cityIn(text: string, cities: KnownCities): string | null {
  const key = searchKey(text)
  let found: [key: string, name: string] | null = null
  for (const [city, name] of cities) {
    const named = key === city || key.startsWith(`${city} `) || key.endsWith(` ${city}`)
    if (named && (found === null || city.length > found[0].length)) found = [city, name]
  }
  return found?.[1] ?? null
}

/** A spot whose city is known, with its keys, which are dear to make. */
export type Located = { place: Place; cityKey: string; key: string }

/** Null where the city is not known: nobody can say how far that is. */
export function locate({ city, venue }: Spot): Located | null {
  const cityKey = cityKeyOf(city)
  if (city === null || cityKey === null) return null
  const place = { city, venue }
  return { place, cityKey, key: placeKey(place) }
}

/** The search key of a city, null for none or for a text without letters. */
export const cityKeyOf = (city: string | null): string | null => (city === null ? null : searchKey(city) || null)

/** The key of a place as travel times are kept by: the city's search key, and the venue's after a bar. */
export function placeKey({ city, venue }: Place): string {
  const venueKey = venue === null ? '' : searchKey(venue)
  return venueKey === '' ? searchKey(city) : `${searchKey(city)}|${venueKey}`
}

/** A place as people write it: `Grand Hall, Shanghai`, or the city alone. */
export const placeName = ({ city, venue }: Place): string => (venue === null ? city : `${venue}, ${city}`)

/** All that an item says of where it is: an acceptance depends on it. */
export const placeText = ({ city, venue, fromPlace, toPlace }: SnapshotItem): string =>
  [city, venue, fromPlace, toPlace].map((text) => text?.trim().toLowerCase() ?? '').join('|')

/** The two keys of a pair in the order in which it is kept: by code point, as Postgres orders under "C". */
export function orderedKeys(one: string, other: string): [fromKey: string, toKey: string] {
  const [a, b] = [Array.from(one, codePoint), Array.from(other, codePoint)]
  const at = a.findIndex((point, i) => point !== b[i])
  const oneFirst = at === -1 ? a.length <= b.length : (a[at] ?? 0) < (b[at] ?? -1)
  return oneFirst ? [one, other] : [other, one]
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0
