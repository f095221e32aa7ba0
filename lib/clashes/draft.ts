import { orderedInstants } from '@/lib/programme/instants'
import { placeZone } from '@/lib/programme/place'
import { partialTimeOf } from '@/lib/programme/schema'
import type { Draft } from './draft-schema'
import type { ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from './types'

/** What stands for the id of an item that is not saved yet. */
const NEW = 'new'

/**
 * The item that a form is about to save, as the rules read it: the stored one with the fields of the form, or a new
 * one. Null when the form edits an item that is not in the programme.
 */
export function draftItem(own: ProgrammeSnapshot, draft: Draft, people: SnapshotPerson[]): SnapshotItem | null {
  const { visit } = own
  const stored = draft.itemId === null ? null : own.items.find(({ id }) => id === draft.itemId)
  if (stored === undefined) return null
  const time = partialTimeOf(draft)
  const zone = placeZone(draft.city, visit)
  const context = { firstStopArrivalDate: visit.arrivalDate, homeZone: visit.homeZone, defaultZone: zone }
  const { startsAt, endsAt } = orderedInstants(time, context)
  const startZone = time.startZone ?? zone ?? visit.homeZone
  return {
    id: stored?.id ?? NEW,
    reference: stored?.reference ?? '',
    title: draft.title ?? stored?.title ?? '',
    visit: { id: visit.id, reference: visit.reference, title: visit.title },
    type: draft.type ?? 'other',
    status: stored?.status ?? draft.status ?? 'requested',
    time,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    startZone,
    endZone: time.endZone ?? startZone,
    city: draft.city,
    venue: draft.venue,
    fromPlace: draft.fromPlace,
    toPlace: draft.toPlace,
    carrier: draft.carrier,
    vehicle: draft.vehicle,
    people,
  }
}
