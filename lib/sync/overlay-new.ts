import type * as z from 'zod/mini'
import { isMeeting } from '@/lib/programme/rules'
import type { addUnplannedSchema } from '@/lib/programme/schema'
import type { AttendanceRow } from '@/lib/readouts/types'
import { formatPartialTime } from '@/lib/time/format'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import type { PackMeeting, PackParty, PackReadout, SyncEntry, SyncPerson, VisitPack } from './types'

export type Readout = PackReadout
type Person = Pick<SyncPerson, 'userId' | 'name'>

/** A readout as opening it makes it: a draft with the attendance of the plan. */
export function openedReadout(
  pack: VisitPack,
  meeting: PackMeeting,
  { id, person }: { id: string; person: Person },
): Readout {
  return {
    id,
    whole: true,
    status: 'draft',
    handling: 'internal',
    version: 1,
    writerId: person.userId,
    writerName: person.name,
    returnComments: null,
    sections: [],
    attendance: [...pack.delegation, ...pack.counterparts].flatMap((party) =>
      meeting.planned.includes(party.id) ? { ...plannedRow(party), present: !meeting.declined.includes(party.id) } : [],
    ),
    outcomes: [],
  }
}

const plannedRow = (party: PackParty): AttendanceRow => ({
  ...rowOf(party),
  id: `${party.side}:${party.id}`,
  planned: true,
})

/** Somebody of the visit who was there. */
export const rowOf = ({ side, id, name, detail, headcount }: PackParty) => ({
  id,
  side,
  partyId: id,
  name,
  detail,
  personId: null,
  headcount,
  planned: false,
  present: true,
  replacesId: null,
  replacesName: null,
})

/** A meeting that was not in the programme, as adding it makes it: held. */
export function unplannedMeeting(pack: VisitPack, { commandId, input }: SyncEntry): PackMeeting {
  const given = input as unknown as z.input<typeof addUnplannedSchema>
  const zone = given.startZone || zoneOf(pack, given.city ?? null)
  const time = {
    ...EMPTY_PARTIAL_TIME,
    date: given.date || null,
    startTime: given.startTime || null,
    endTime: given.endTime || null,
    startZone: zone,
  }
  return {
    id: given.id ?? commandId,
    reference: '',
    title: given.title,
    type: given.type,
    status: 'held',
    date: time.date,
    dayNumber: null,
    time: formatPartialTime(time, { homeZone: pack.visit.homeZone, defaultZone: zone })?.text ?? null,
    city: given.city || null,
    venue: given.venue || null,
    readoutExpected: isMeeting({ type: given.type, readoutExpected: given.readoutExpected ?? null }),
    startsAt: null,
    endsAt: null,
    zone,
    objective: null,
    agenda: null,
    hosts: (given.hosts ?? []).flatMap((host) => hostName(pack, host) ?? []),
    planned: [],
    declined: [],
    noteTaker: null,
    mine: true,
    readout: null,
  }
}

const zoneOf = (pack: VisitPack, city: string | null): string =>
  pack.programme.find((item) => item.city !== null && item.city === city)?.zone ?? pack.visit.homeZone

/** The name of an organisation as a form chose it or wrote it. */
export function hostName(pack: VisitPack, chosen: { id: string } | { name: string } | null | undefined): string | null {
  if (!chosen) return null
  return 'name' in chosen ? chosen.name : (pack.organisations.find(({ id }) => id === chosen.id)?.name ?? null)
}
