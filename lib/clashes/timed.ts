import { type Occupancy, occupancyOf } from './occupancy'
import type { ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

/** An item that counts, with when it takes place. */
export type Timed = { item: SnapshotItem; occupancy: Occupancy }

/** Cancelled and postponed items never clash. */
export const counts = ({ status }: SnapshotItem): boolean => status !== 'cancelled' && status !== 'postponed'

/** The visit's own items and those elsewhere of which a moment is known, in order of time. */
export function timedItems({ items, elsewhere }: ProgrammeSnapshot): Timed[] {
  return [...items, ...elsewhere]
    .filter(counts)
    .flatMap((item) => {
      const occupancy = occupancyOf(item)
      return occupancy === null ? [] : [{ item, occupancy }]
    })
    .sort((a, b) => a.occupancy.startMin - b.occupancy.startMin || a.occupancy.end - b.occupancy.end)
}

/** What each person is at, in order of time; who has two parts in one item is in it once. */
export function byPerson(timed: readonly Timed[]): Map<string, { person: SnapshotPerson; at: Timed[] }> {
  const people = new Map<string, { person: SnapshotPerson; at: Timed[] }>()
  for (const one of timed) {
    for (const person of one.item.people) {
      const known = people.get(person.partyKey) ?? { person, at: [] }
      if (known.at.at(-1) !== one) known.at.push(one)
      people.set(person.partyKey, known)
    }
  }
  return people
}

/** Two items and what was found between them, by pair: the same for several people is said once. */
export class Pairs<T> {
  readonly #found = new Map<string, { first: Timed; second: Timed; all: T[] }>()

  add(first: Timed, second: Timed, value: T): void {
    const key = `${first.item.id}+${second.item.id}`
    const known = this.#found.get(key) ?? { first, second, all: [] }
    known.all.push(value)
    this.#found.set(key, known)
  }

  values() {
    return [...this.#found.values()]
  }
}

/** Whether two journeys are one: the same carrier and number at the same time, however many items tell of it. */
export function isSameJourney(a: Timed, b: Timed, isTravel: (item: SnapshotItem) => boolean): boolean {
  const carrier = (item: SnapshotItem) => item.carrier?.replaceAll(/\s/g, '').toLowerCase() || null
  return isTravel(a.item) && isTravel(b.item) && carrier(a.item) !== null && carrier(a.item) === carrier(b.item)
}
