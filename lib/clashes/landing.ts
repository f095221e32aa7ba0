import { isTravel } from '@/lib/programme/rules'
import { formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { assumptionsOf, isElsewhere, makeClash, namesOf } from './make-clash'
import { cityKeyOf, type KnownCities, knownCities, placeText, spotAtEnd, spotAtStart } from './places'
import type { Timed } from './timed'
import type { Certainty, Clash, ProgrammeSnapshot, SnapshotPerson } from './types'

type Edge = { rule: 'before_landing' | 'after_departure'; travel: Timed; item: Timed; people: SnapshotPerson[] }

/** The journeys that bring the delegation and take it away, and where it goes. */
type Journeys = { arrivals: Timed[]; departures: Timed[]; cities: KnownCities; stops: string[]; home: string | null }

/**
 * Items that begin before those who take part have landed, or are over only after they have left. An arrival without
 * named members is everybody's; so is an item. What is said of two items already (`told`, their ids) is not said again.
 */
export function beyondLanding(
  snapshot: ProgrammeSnapshot,
  timed: readonly Timed[],
  told: ReadonlySet<string>,
): Clash[] {
  const own = timed.filter(({ item }) => !isElsewhere(snapshot, item))
  const journeys = journeysOf(snapshot, own)
  return own
    .flatMap((item) => [...beforeLanding(item, journeys), ...afterDeparture(item, journeys)])
    .flatMap((edge) => {
      const pair = [edge.item.item.id, edge.travel.item.id].sort().join('+')
      const where = told.has(pair) ? null : isThere(edge, journeys)
      return where === null ? [] : edgeClash(snapshot, edge, where)
    })
}

/** An arrival at home ends the visit, and a departure from there begins it: neither bounds what is done there. */
function journeysOf(snapshot: ProgrammeSnapshot, own: readonly Timed[]): Journeys {
  const cities = knownCities(snapshot)
  const stops = snapshot.visit.stops.flatMap(({ city }) => cityKeyOf(city) ?? [])
  const home = cityKeyOf(zoneCity(snapshot.visit.homeZone))
  const isAway = (city: string | null) => {
    const key = cityKeyOf(city)
    return key === null || (stops.length > 0 ? stops.includes(key) : key !== home)
  }
  const arrivals = own.filter(({ item }) => item.type === 'arrival' && isAway(spotAtEnd(item, cities).city))
  const landed = Math.min(...arrivals.map(({ occupancy }) => occupancy.end))
  const departures = own.filter(({ item, occupancy }) => {
    const { city } = spotAtStart(item, cities)
    // From nobody knows where, before anybody has landed: the way out.
    const out = city === null && arrivals.length > 0 && occupancy.startMax < landed
    return item.type === 'departure' && !out && isAway(city)
  })
  return { arrivals, departures, cities, stops, home }
}

function beforeLanding(item: Timed, { arrivals }: Journeys): Edge[] {
  if (item.item.type === 'arrival') return []
  const earliest = (a: Timed, b: Timed) => (b.occupancy.end < a.occupancy.end ? b : a)
  return edgesOf(item, arrivals, earliest)
    .filter(({ travel }) => item.occupancy.startMax < travel.occupancy.end)
    .map((edge) => ({ ...edge, rule: 'before_landing', item }))
}

function afterDeparture(item: Timed, { departures }: Journeys): Edge[] {
  if (item.item.type === 'departure') return []
  const latest = (a: Timed, b: Timed) => (b.occupancy.startMax > a.occupancy.startMax ? b : a)
  return edgesOf(item, departures, latest)
    .filter(({ travel }) => item.occupancy.end > travel.occupancy.startMax)
    .map((edge) => ({ ...edge, rule: 'after_departure', item }))
}

/** The journey that decides for each member of an item, members of one journey together. */
function edgesOf(
  { item }: Timed,
  journeys: readonly Timed[],
  choose: (a: Timed, b: Timed) => Timed,
): { travel: Timed; people: SnapshotPerson[] }[] {
  const members = item.people.filter((person) => person.as === 'member')
  const decided = new Map<Timed, SnapshotPerson[]>()
  for (const person of members.length > 0 ? members : [null]) {
    const theirs = journeys.filter(({ item: journey }) => {
      const on = journey.people.filter(({ as }) => as === 'member')
      return on.length === 0 || person === null || on.some(({ partyKey }) => partyKey === person.partyKey)
    })
    if (theirs.length === 0) continue
    const travel = theirs.reduce(choose)
    decided.set(travel, [...(decided.get(travel) ?? []), ...(person ? [person] : [])])
  }
  return [...decided].map(([travel, people]) => ({ travel, people }))
}

/**
 * Whether the item is where the visit is: what stands before the journey out, or after the one back, may well be at
 * home or on the way. Null: it is elsewhere, and no clash.
 */
function isThere({ rule, travel, item }: Edge, { cities, stops, home }: Journeys): Certainty | null {
  const landing = rule === 'before_landing'
  const there = cityKeyOf((landing ? spotAtEnd : spotAtStart)(travel.item, cities).city)
  const here = cityKeyOf((landing ? spotAtStart : spotAtEnd)(item.item, cities).city)
  if (here === null) return isTravel(item.item.type) && !isWithin(item, travel, landing) ? null : 'possible'
  if (here === there) return 'certain'
  if (stops.includes(here)) return there === null ? 'possible' : 'certain'
  return stops.length > 0 || here === home || there !== null ? null : 'possible'
}

/** A way of which no place is known may be one leg of the whole journey, unless it is on while the other is. */
const isWithin = (item: Timed, travel: Timed, landing: boolean): boolean =>
  landing ? item.occupancy.end > travel.occupancy.startMin : item.occupancy.startMax < travel.occupancy.end

function edgeClash(snapshot: ProgrammeSnapshot, { rule, travel, item, people }: Edge, where: Certainty): Clash {
  const landing = rule === 'before_landing'
  const [at, zone] = landing
    ? [travel.occupancy.end, travel.item.endZone]
    : [travel.occupancy.startMax, travel.item.startZone]
  const guessed = landing ? guessedOf(travel, 'end', item, 'start') : guessedOf(travel, 'start', item, 'end')
  return makeClash(snapshot, {
    rule,
    certainty: where === 'certain' && guessed.length === 0 ? 'certain' : 'possible',
    items: [item.item, travel.item],
    people,
    message: {
      key: `clashes.reasons.${landing ? 'beforeLanding' : 'afterDeparture'}`,
      values: { ...namesOf(people), title: item.item.title, at: formatInstant(new Date(at), zone) },
    },
    notes: assumptionsOf(guessed),
    dependsOn: [placeText(item.item)],
  })
}

/** Those of the two whose end that matters here is only taken for granted. */
function guessedOf(travel: Timed, its: 'start' | 'end', item: Timed, theirs: 'start' | 'end'): Timed[] {
  const guessed = (one: Timed, missing: 'start' | 'end') =>
    missing === 'start' ? one.item.startsAt === null : one.item.endsAt === null && one.occupancy.endSure === null
  // An item that only begins after the journey is beyond it, however long it takes.
  const clear = theirs === 'end' && item.occupancy.startMax >= travel.occupancy.startMax && item.item.startsAt !== null
  return [...(guessed(travel, its) ? [travel] : []), ...(guessed(item, theirs) && !clear ? [item] : [])]
}
