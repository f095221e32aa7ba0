import { isTravel } from '@/lib/programme/rules'
import { assumptionsOf, isElsewhere, makeClash, namesOf } from './make-clash'
import { minutesBetween, overlap } from './occupancy'
import { knownCities, locate, placeName, spotAtEnd, spotAtStart } from './places'
import { byPerson, isSameJourney, Pairs, type Timed } from './timed'
import { type TravelNeed, travelNeed } from './travel'
import type { Clash, ProgrammeSnapshot, SnapshotPerson } from './types'

type Late = { person: SnapshotPerson; need: TravelNeed }

/**
 * Not enough time to get from where one item ends to where a person's next one begins. Certain only where somebody
 * entered how long it takes and both items say when they are.
 */
export function notEnoughTime(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  const pairs = new Pairs<Late>()
  const shortage = once(shortageIn(snapshot, timed))
  for (const { person, at } of byPerson(timed).values()) {
    for (const [first, next] of consecutive(at)) {
      if (isElsewhere(snapshot, first.item) && isElsewhere(snapshot, next.item)) continue
      const need = shortage(first, next)
      if (need) pairs.add(first, next, { person, need })
    }
  }
  return pairs.values().flatMap(({ first, second: next, all }) => {
    const need = all[0]?.need
    return need ? toClash(snapshot, { first, next, need, people: all.map(({ person }) => person) }) : []
  })
}

type Shortage = (first: Timed, next: Timed) => TravelNeed | null

/** The same pair is asked for by each person who goes that way. */
function once(shortage: Shortage): Shortage {
  const known = new Map<Timed, Map<Timed, TravelNeed | null>>()
  return (first, next) => {
    const from = known.get(first) ?? new Map<Timed, TravelNeed | null>()
    known.set(first, from)
    const found = from.get(next)
    if (found !== undefined) return found
    const need = shortage(first, next)
    from.set(next, need)
    return need
  }
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
        from: placeName(need.from.place),
        to: placeName(need.to.place),
        minutes: need.minutes,
        available: minutesBetween(first.occupancy, next.occupancy),
      },
    },
    notes: [
      { key: `clashes.notes.source.${need.source}`, values: { minutes: need.minutes } },
      ...assumptionsOf([first, next]),
    ],
    travel: { from: need.from.place, to: need.to.place },
    dependsOn: [need.minutes, need.source, need.from.key, need.to.key],
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

/** How long it takes from one item to the next where there is less time than that; else null. */
function shortageIn(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Shortage {
  const cities = knownCities(snapshot)
  const ends = new Map(timed.map((one) => [one, locate(spotAtEnd(one.item, cities))]))
  const starts = new Map(timed.map((one) => [one, locate(spotAtStart(one.item, cities))]))
  const needed: Shortage = (one, other) => travelNeed(ends.get(one) ?? null, starts.get(other) ?? null, snapshot)
  return (first, next) => {
    if (isSameJourney(first, next, (item) => isTravel(item.type))) return null
    const need = needed(first, next)
    if (need === null || minutesBetween(first.occupancy, next.occupancy) >= need.minutes) return null
    // A start window may leave the other order open.
    const back = minutesBetween(next.occupancy, first.occupancy)
    return back >= 0 && back >= (needed(next, first)?.minutes ?? 0) ? null : need
  }
}
