import { reference } from '@/lib/platform/reference'
import type { PartialTime } from '@/lib/time/partial-fields'
import { positionOf } from './order'
import { placeZone, type VisitPlaces } from './place'
import type { ProgrammeItemView } from './types'

/** One row of the items' SQL: days as text, instants as Date, lists as JSON. */
export type ItemRow = Omit<
  ProgrammeItemView,
  'reference' | 'time' | 'startsAt' | 'endsAt' | 'startZone' | 'endZone' | 'position'
> &
  PartialTime & { number: number; position: number; startsAt: Date | null; endsAt: Date | null; archived: boolean }

/** The partial time among the columns of a row. */
export const timeOf = (row: PartialTime): PartialTime => ({
  dayNumber: row.dayNumber,
  date: row.date,
  partOfDay: row.partOfDay,
  startTime: row.startTime,
  startUntil: row.startUntil,
  endTime: row.endTime,
  endDate: row.endDate,
  startZone: row.startZone,
  endZone: row.endZone,
  startOffset: row.startOffset,
  endOffset: row.endOffset,
  durationMin: row.durationMin,
  durationMax: row.durationMax,
})

/** A row as pages read it, with the zones in which its times are told. */
export function toItemView(row: ItemRow, visit: VisitPlaces): ProgrammeItemView {
  const startZone = row.startZone ?? placeZone(row.city, visit) ?? visit.homeZone
  return {
    id: row.id,
    reference: reference('P', row.number),
    visitId: row.visitId,
    type: row.type,
    title: row.title,
    status: row.status,
    statusReason: row.statusReason,
    unplanned: row.unplanned,
    time: timeOf(row),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    startZone,
    endZone: row.endZone ?? startZone,
    position: positionOf(row.position),
    city: row.city,
    venue: row.venue,
    fromPlace: row.fromPlace,
    toPlace: row.toPlace,
    carrier: row.carrier,
    vehicle: row.vehicle,
    objective: row.objective,
    agenda: row.agenda,
    readoutExpected: row.readoutExpected,
    offeredBy: row.offeredBy,
    interpreter: row.interpreter,
    noteTaker: row.noteTaker,
    hosts: row.hosts,
    counterparts: row.counterparts,
    forEveryone: row.forEveryone,
    subgroups: row.subgroups,
    participants: row.participants,
    readout: row.readout,
    outcomes: row.outcomes,
    toBeConfirmed: row.toBeConfirmed,
    notNeeded: row.notNeeded,
    proposed: row.proposed,
    version: row.version,
  }
}
