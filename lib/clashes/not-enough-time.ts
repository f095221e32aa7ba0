import { isTravel } from '@/lib/programme/rules'
import { assumptionsOf, isElsewhere, makeClash, namesOf } from './make-clash'
import { minutesBetween, overlap } from './occupancy'
import { type KnownCities, knownCities, placeKey, placeName, spotAtEnd, spotAtStart } from './places'
import { byPerson, isSameJourney, Pairs, type Timed } from './timed'
import { type TravelNeed, travelNeed } from './travel'
import type { Clash, ProgrammeSnapshot, SnapshotPerson } from './types'

type Late = { person: SnapshotPerson; need: TravelNeed }

/**
 * Not enough time to get from where one item ends to where a person's next one begins. Certain only where somebody
 * entered how long it takes and both items say when they are.
 */
export function notEnoughTime(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  const cities = knownCities(snapshot)
  const pairs = new Pairs<Late>()
  for (const { person, at } of byPerson(timed).values()) {
    for (const [first, next] of consecutive(at)) {
      if (isElsewhere(snapshot, first.item) && isElsewhere(snapshot, next.item)) continue
      const need = shortage(snapshot, cities, first, next)
      if (need) pairs.add(first, next, { person, need })
    }
  }
  return pairs.values().flatMap(({ first, second: next, all }) => {
    const need = all[0]?.need
    return need ? toClash(snapshot, { first, next, need, people: all.map(({ person }) => person) }) : []
  })
}

type Between = { first: Timed; next: Timed; need: TravelNeed; people: SnapshotPerson[] }

function toClash(snapshot: ProgrammeSnapshot, { first, next, need, people }: Between): Clash {
  const sure = need.source === 'entered' && first.occupancy.endSure !== null && next.occupancy.assumed === null
  // By the duration that is sure there may be time enough, by the longest not.
  const late = sure && (next.occupancy.startMax - (first.occupancy.endSure ?? 0)) / 60_000 < need.minutes
  return makeClash(snapshot, {
    rule: 'travel',
    certainty: late && people.some(({ isGroup }) => !isGroup) ? 'certain' : 'possible',
    items: [first.item, next.item],
    people,
    message: {
      key: 'clashes.reasons.travel',
      values: {
        ...namesOf(people),
        from: placeName(need.from),
        to: placeName(need.to),
        minutes: need.minutes,
        available: minutesBetween(first.occupancy, next.occupancy),
      },
    },
    notes: [
      { key: `clashes.notes.source.${need.source}`, values: { minutes: need.minutes } },
      ...assumptionsOf([first, next]),
    ],
    travel: { from: need.from, to: need.to },
    dependsOn: [need.minutes, need.source, placeKey(need.from), placeKey(need.to)],
  })
}

/** Each item with the one before it: of those over by then, the last that ended. */
function consecutive(at: readonly Timed[]): [Timed, Timed][] {
  return at.flatMap((next, i): [Timed, Timed][] => {
    let before: Timed | null = null
    for (const one of at.slice(0, i)) {
      if (overlap(one.occupancy, next.occupancy) !== null) continue
      if (before === null || one.occupancy.end >= before.occupancy.end) before = one
    }
    return before === null ? [] : [[before, next]]
  })
}

function shortage(snapshot: ProgrammeSnapshot, cities: KnownCities, first: Timed, next: Timed): TravelNeed | null {
  if (isSameJourney(first, next, (item) => isTravel(item.type))) return null
  const needed = (one: Timed, other: Timed) =>
    travelNeed(spotAtEnd(one.item, cities), spotAtStart(other.item, cities), snapshot)
  const need = needed(first, next)
  if (need === null || minutesBetween(first.occupancy, next.occupancy) >= need.minutes) return null
  // A start window may leave the other order open.
  const back = minutesBetween(next.occupancy, first.occupancy)
  return back >= 0 && back >= (needed(next, first)?.minutes ?? 0) ? null : need
}
