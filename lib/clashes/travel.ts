import { type Located, orderedKeys } from './places'
import type { EnteredTravelTime, ProgrammeSnapshot } from './types'

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
  from: Located
  to: Located
}

type Known = Pick<ProgrammeSnapshot, 'countries' | 'travelTimes'>

/**
 * How long it takes from one place to the other; null where they are the same place or one of them is not known well
 * enough: nothing is guessed. What was entered for the two venues goes before what was entered for their cities.
 */
export function travelNeed(from: Located | null, to: Located | null, known: Known): TravelNeed | null {
  if (from === null || to === null || from.key === to.key) return null
  const entered = enteredMinutes(from, to, known.travelTimes)
  if (entered !== null) return { minutes: entered, source: 'entered', from, to }
  if (from.cityKey === to.cityKey) {
    const oneCity = from.place.venue !== null && to.place.venue !== null
    return oneCity ? { minutes: DEFAULT_TRAVEL_MINUTES.same_city, source: 'same_city', from, to } : null
  }
  const source = classOf(known.countries[from.cityKey], known.countries[to.cityKey])
  return { minutes: DEFAULT_TRAVEL_MINUTES[source], source, from, to }
}

/** Two cities of which one's country is not known are taken for the nearer class: a warning must not be made up. */
const classOf = (from: string | undefined, to: string | undefined): DistanceClass =>
  from !== undefined && to !== undefined && from !== to ? 'other_country' : 'same_country'

/** The most particular pair that was entered; of two that are as particular the longer time. */
function enteredMinutes(from: Located, to: Located, entered: readonly EnteredTravelTime[]): number | null {
  if (entered.length === 0) return null
  const tries: [string, string][][] = [
    [[from.key, to.key]],
    [
      [from.key, to.cityKey],
      [from.cityKey, to.key],
    ],
    [[from.cityKey, to.cityKey]],
  ]
  for (const pairs of tries) {
    const minutes = pairs.flatMap(([one, other]) => {
      const [fromKey, toKey] = orderedKeys(one, other)
      return entered.filter((row) => row.fromKey === fromKey && row.toKey === toKey).map((row) => row.minutes)
    })
    if (minutes.length > 0) return Math.max(...minutes)
  }
  return null
}
