import { isTravel } from '@/lib/programme/rules'
import { searchKey } from '@/lib/search/key'
import { assumptionsOf, isElsewhere, makeClash } from './make-clash'
import { overlap } from './occupancy'
import type { Timed } from './timed'
import { together } from './together'
import type { Certainty, Clash, ProgrammeSnapshot, SnapshotItem } from './types'

/** A venue that two items use at the same time. Journeys meet at airports and stations: they use none. */
export function venuesTwice(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  return thingsTwice(snapshot, timed, {
    rule: 'venue_twice',
    thing: (item) => (isTravel(item.type) ? null : item.venue),
    same: (a, b) => sameCity(a, b),
  })
}

/**
 * A vehicle that two items use at the same time. Across visits the same words ("Bus 1") may mean two vehicles. A
 * scheduled flight or train is the carrier's and takes whom it takes: it is no vehicle of ours.
 */
export function vehiclesTwice(snapshot: ProgrammeSnapshot, timed: readonly Timed[]): Clash[] {
  return thingsTwice(snapshot, timed, {
    rule: 'vehicle_twice',
    thing: (item) => item.vehicle,
    same: (a, b) => (a.visit.id === b.visit.id ? 'certain' : 'possible'),
  })
}

type Thing = {
  rule: 'venue_twice' | 'vehicle_twice'
  thing: (item: SnapshotItem) => string | null
  /** Whether two that are called the same are the same. */
  same: (a: SnapshotItem, b: SnapshotItem) => Certainty | null
}

function thingsTwice(snapshot: ProgrammeSnapshot, timed: readonly Timed[], { rule, thing, same }: Thing): Clash[] {
  const users = new Map<string, Timed[]>()
  for (const one of timed) {
    const key = searchKey(thing(one.item) ?? '')
    if (key !== '') users.set(key, [...(users.get(key) ?? []), one])
  }
  return [...users].flatMap(([subjectKey, list]) =>
    list.flatMap((first, i) =>
      list.slice(i + 1).flatMap((second) => {
        if (isElsewhere(snapshot, first.item) && isElsewhere(snapshot, second.item)) return []
        const [certainty, identity] = [overlap(first.occupancy, second.occupancy), same(first.item, second.item)]
        if (certainty === null || identity === null) return []
        const subject = thing(first.item) ?? ''
        return makeClash(snapshot, {
          rule,
          certainty: identity === 'possible' ? 'possible' : certainty,
          items: [first.item, second.item],
          subject,
          subjectKey,
          message: {
            key: `clashes.reasons.${rule === 'venue_twice' ? 'venueTwice' : 'vehicleTwice'}`,
            values: { subject, ...together(first, second) },
          },
          notes: assumptionsOf([first, second]),
        })
      }),
    ),
  )
}

/** Every capital has a Ministry of Finance: a venue without a city is only taken for the same within one visit. */
function sameCity(a: SnapshotItem, b: SnapshotItem): Certainty | null {
  const [first, second] = [searchKey(a.city ?? ''), searchKey(b.city ?? '')]
  if (first !== '' && second !== '') return first === second ? 'certain' : null
  if (a.visit.id !== b.visit.id) return null
  return first === second ? 'certain' : 'possible'
}
