import { cityKeyOf, orderedKeys, placeKey, type Spot } from './places'
import type { EnteredTravelTime, Place, ProgrammeSnapshot } from './types'

/** How far two places are from each other while nobody has entered how long it takes. */
export const DISTANCE_CLASSES = ['same_city', 'same_country', 'other_country'] as const
export type DistanceClass = (typeof DISTANCE_CLASSES)[number]

/**
 * Minutes taken for getting from one place to another of which nobody entered how long it takes: on the careful side,
 * with getting out, waiting for cars and getting in. To another venue of one city; to another city of one country, as
 * by train or a short flight with its waiting; to another country, as by a flight with both borders.
 */
export const DEFAULT_TRAVEL_MINUTES: Readonly<Record<DistanceClass, number>> = {
  same_city: 30,
  same_country: 240,
  other_country: 480,
}

export type TravelNeed = {
  minutes: number
  /** Where the number is from. */
  source: 'entered' | DistanceClass
  from: Place
  to: Place
}

type Known = Pick<ProgrammeSnapshot, 'countries' | 'travelTimes'>

/**
 * How long it takes from one place to the other; null where they are the same place or one of them is not known well
 * enough: nothing is guessed. What was entered for the two venues goes before what was entered for their cities.
 */
export function travelNeed(from: Spot, to: Spot, known: Known): TravelNeed | null {
  const [fromCity, toCity] = [cityKeyOf(from.city), cityKeyOf(to.city)]
  if (fromCity === null || toCity === null || from.city === null || to.city === null) return null
  const [start, end] = [place(from.city, from.venue), place(to.city, to.venue)]
  if (placeKey(start) === placeKey(end)) return null
  const entered = enteredMinutes(start, end, known.travelTimes)
  if (entered !== null) return { minutes: entered, source: 'entered', from: start, to: end }
  if (fromCity === toCity) {
    const oneCity = start.venue !== null && end.venue !== null
    return oneCity ? { minutes: DEFAULT_TRAVEL_MINUTES.same_city, source: 'same_city', from: start, to: end } : null
  }
  const source = classOf(known.countries[fromCity], known.countries[toCity])
  return { minutes: DEFAULT_TRAVEL_MINUTES[source], source, from: start, to: end }
}

const place = (city: string, venue: string | null): Place => ({ city, venue })

/** Two cities of which one's country is not known are taken for the nearer class: a warning must not be made up. */
const classOf = (from: string | undefined, to: string | undefined): DistanceClass =>
  from !== undefined && to !== undefined && from !== to ? 'other_country' : 'same_country'

/** The most particular pair that was entered; of two that are as particular the longer time. */
function enteredMinutes(from: Place, to: Place, entered: readonly EnteredTravelTime[]): number | null {
  const [start, end] = [place(from.city, null), place(to.city, null)]
  const tries: [Place, Place][][] = [
    [[from, to]],
    [
      [from, end],
      [start, to],
    ],
    [[start, end]],
  ]
  for (const pairs of tries) {
    const minutes = pairs.flatMap(([one, other]) => {
      const [fromKey, toKey] = orderedKeys(placeKey(one), placeKey(other))
      return entered.filter((row) => row.fromKey === fromKey && row.toKey === toKey).map((row) => row.minutes)
    })
    if (minutes.length > 0) return Math.max(...minutes)
  }
  return null
}
