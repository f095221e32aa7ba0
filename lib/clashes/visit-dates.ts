import { dateOfItem, isOutsideVisit, isTravel } from '@/lib/programme/rules'
import { formatDate, formatDateRange, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { assumptionsOf, isElsewhere, makeClash, namesOf } from './make-clash'
import { cityKeyOf, type KnownCities, knownCities, spotAtEnd, spotAtStart } from './places'
import { counts, type Timed } from './timed'
import type { Certainty, Clash, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

/** Items on a day outside the visit's dates; travel has a day more at either end, and Day 0 is before by its meaning. */
export function outsideVisit(snapshot: ProgrammeSnapshot): Clash[] {
  const { visit } = snapshot
  return snapshot.items.filter(counts).flatMap((item) => {
    const date = dateOfItem(item.time, visit.arrivalDate)
    if (date === null || !isOutsideVisit(item.type, item.time, visit)) return []
    const message = { key: 'clashes.reasons.outsideVisit', values: { date: formatDate(date), ...datesOf(visit) } }
    const dependsOn = [visit.arrivalDate, visit.departureDate]
    return makeClash(snapshot, { rule: 'outside_visit', certainty: 'certain', items: [item], message, dependsOn })
  })
}

/** The visit's dates as far as they are known, and which of them. */
function datesOf({ arrivalDate, departureDate }: ProgrammeSnapshot['visit']): { dates: string; known: string } {
  if (arrivalDate !== null && departureDate !== null) {
    return { dates: formatDateRange(arrivalDate, departureDate), known: 'both' }
  }
  const [date, known] = arrivalDate === null ? [departureDate, 'departure'] : [arrivalDate, 'arrival']
  return { dates: date === null ? '' : formatDate(date), known }
}

type Edge = { rule: 'before_landing' | 'after_departure'; travel: Timed; item: Timed; people: SnapshotPerson[] }

/**
 * Items that begin before those who take part have landed, or are over only after they have left. An arrival without
 * named members is everybody's; so is an item. What is said of two items already (`told`, their ids) is not said again.
 */
export function beyondLanding(
  snapshot: ProgrammeSnapshot,
  timed: readonly Timed[],
  told: ReadonlySet<string>,
): Clash[] {
  const cities = knownCities(snapshot)
  const own = timed.filter(({ item }) => !isElsewhere(snapshot, item))
  const arrivals = own.filter(({ item }) => item.type === 'arrival')
  const departures = own.filter(({ item }) => item.type === 'departure')
  const earliest = (a: Timed, b: Timed) => (b.occupancy.end < a.occupancy.end ? b : a)
  const latest = (a: Timed, b: Timed) => (b.occupancy.startMax > a.occupancy.startMax ? b : a)
  const edges = own.flatMap((item): Edge[] => [
    ...(item.item.type === 'arrival'
      ? []
      : edgesOf(item, arrivals, earliest)
          .filter(({ travel }) => item.occupancy.startMax < travel.occupancy.end)
          .map((edge) => ({ ...edge, rule: 'before_landing' as const, item }))),
    ...(item.item.type === 'departure'
      ? []
      : edgesOf(item, departures, latest)
          .filter(({ travel }) => item.occupancy.end > travel.occupancy.startMax)
          .map((edge) => ({ ...edge, rule: 'after_departure' as const, item }))),
  ])
  return edges.flatMap((edge) => {
    const pair = [edge.item.item.id, edge.travel.item.id].sort().join('+')
    const where = isThere(snapshot, cities, edge)
    return told.has(pair) || where === null ? [] : edgeClash(snapshot, edge, where)
  })
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
function isThere(snapshot: ProgrammeSnapshot, cities: KnownCities, { rule, travel, item }: Edge): Certainty | null {
  const landing = rule === 'before_landing'
  const there = cityKeyOf((landing ? spotAtEnd : spotAtStart)(travel.item, cities).city)
  const here = cityKeyOf((landing ? spotAtStart : spotAtEnd)(item.item, cities).city)
  if (here === null) return isTravel(item.item.type) && !isWithin(item, travel, landing) ? null : 'possible'
  const stops = snapshot.visit.stops.flatMap(({ city }) => cityKeyOf(city) ?? [])
  if (here === there || stops.includes(here)) return 'certain'
  const home = cityKeyOf(zoneCity(snapshot.visit.homeZone))
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

const placeText = ({ city, fromPlace, toPlace }: SnapshotItem): string =>
  [city, fromPlace, toPlace].map((text) => text ?? '').join('|')
