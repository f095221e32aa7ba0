import { isTravel } from '@/lib/programme/rules'
import { assumptionsOf, isElsewhere, makeClash, namesOf } from './make-clash'
import { isWindowFull, overlap } from './occupancy'
import { placeText } from './places'
import { byPerson, isSameJourney, Pairs, type Timed } from './timed'
import { together } from './together'
import type { Certainty, Clash, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

type Both = { person: SnapshotPerson; certainty: Certainty }

/** A person in two places at once; across visits too, as far as the snapshot goes. */
export function peopleTwice(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  const pairs = new Pairs<Both>()
  for (const { person, at } of byPerson(timed).values()) {
    for (const [first, second] of pairsOf(at)) {
      if (isElsewhere(snapshot, first.item) && isElsewhere(snapshot, second.item)) continue
      const certainty = onTwoSeats(first, second)
      // A group of several people can part: nobody knows who of it goes where.
      if (certainty) pairs.add(first, second, { person, certainty: person.isGroup ? 'possible' : certainty })
    }
  }
  return pairs.values().map(({ first, second, all }) => {
    const people = all.map(({ person }) => person)
    return makeClash(snapshot, {
      rule: 'person_twice',
      certainty: all.some(({ certainty }) => certainty === 'certain') ? 'certain' : 'possible',
      items: [first.item, second.item],
      people,
      message: { key: `clashes.reasons.${reasonOf(all)}`, values: { ...namesOf(people), ...together(first, second) } },
      notes: assumptionsOf([first, second]),
      dependsOn: placesOf([first, second]),
    })
  })
}

/** A start window that several other items of one person fill together, so that no moment of it works. */
export function fullWindows(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  const full = new Map<string, { window: Timed; blocking: Timed[]; people: SnapshotPerson[] }>()
  for (const { person, at } of byPerson(timed).values()) {
    if (person.isGroup) continue
    for (const window of at) {
      const others = at.filter((one) => one !== window && !one.occupancy.floats && isNear(window, one))
      const blocking = others.filter((one) => onTwoSeats(window, one) === null)
      const own = [window, ...blocking].some(({ item }) => !isElsewhere(snapshot, item))
      // What meets the window at every moment by itself is told as such.
      if (!own || blocking.length < others.length || !fills(window, blocking)) continue
      const key = [window, ...blocking].map(({ item }) => item.id).join('+')
      const known = full.get(key) ?? { window, blocking, people: [] }
      known.people.push(person)
      full.set(key, known)
    }
  }
  return [...full.values()].map(({ window, blocking, people }) =>
    makeClash(snapshot, {
      rule: 'window_full',
      certainty: [window, ...blocking].every(({ occupancy }) => occupancy.endSure !== null) ? 'certain' : 'possible',
      items: [window.item, ...blocking.map(({ item }) => item)],
      people,
      message: {
        key: 'clashes.reasons.windowFull',
        values: { ...namesOf(people), title: window.item.title, others: blocking.length },
      },
      notes: assumptionsOf([window, ...blocking]),
      dependsOn: placesOf([window, ...blocking]),
    }),
  )
}

const fills = (window: Timed, others: readonly Timed[]): boolean =>
  isWindowFull(
    window.occupancy,
    others.map(({ occupancy }) => occupancy),
  )

/** Whether an item touches what a window and its length can take. */
const isNear = ({ occupancy: window }: Timed, { occupancy }: Timed): boolean =>
  occupancy.end > window.startMin && occupancy.startMax < window.startMax + (window.end - window.startMin)

const travels = (item: SnapshotItem): boolean => isTravel(item.type)

function onTwoSeats(first: Timed, second: Timed): Certainty | null {
  const certainty = overlap(first.occupancy, second.occupancy)
  return certainty !== null && isSameJourney(first, second, travels) ? null : certainty
}

/** Pairs that can meet: the list is in order of time, so that none does after one that begins when the first is over. */
function* pairsOf(list: readonly Timed[]): Generator<[Timed, Timed]> {
  for (const [i, first] of list.entries()) {
    for (let k = i + 1; k < list.length; k += 1) {
      const second = list[k]
      if (!second || second.occupancy.startMin >= first.occupancy.end) break
      yield [first, second]
    }
  }
}

/** Two items in one hotel are lived with until one of them is elsewhere. */
const placesOf = (list: readonly Timed[]): string[] => list.map(({ item }) => `${item.id} ${placeText(item)}`).sort()

const reasonOf = (all: readonly Both[]): string =>
  all.every(({ person }) => person.isGroup) ? 'groupTwice' : 'personTwice'
