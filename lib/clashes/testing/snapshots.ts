import { deriveInstants } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import type { PersonAs, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from '../types'

/** Snapshots for tests: one visit to Shanghai and Suzhou, 12–14 March 2027, from Tashkent. */

const ARRIVAL = '2027-03-12'
const VISIT = { id: 'visit-1', reference: 'V-0001', title: 'Visit to China' }
export const OTHER_VISIT = { id: 'visit-2', reference: 'V-0002', title: 'Another visit' }

export const person = (name: string, as: PersonAs = 'member', more: Partial<SnapshotPerson> = {}): SnapshotPerson => ({
  personId: name,
  partyKey: `person:${name}`,
  name,
  as,
  isGroup: false,
  interprets: as === 'interpreter',
  languages: [],
  ...more,
})

type Given = Partial<Omit<SnapshotItem, 'time' | 'startsAt' | 'endsAt' | 'people'>> &
  Partial<PartialTime> & { people?: readonly SnapshotPerson[] }

/**
 * A confirmed meeting with Amina on 12 March 2027; times on the wall in Shanghai unless told, instants as they are
 * derived.
 */
export function item(id: string, given: Given = {}): SnapshotItem {
  const time = { ...EMPTY_PARTIAL_TIME, date: given.dayNumber == null ? '2027-03-12' : null }
  for (const field of Object.keys(EMPTY_PARTIAL_TIME) as (keyof PartialTime)[]) {
    if (field in given) Object.assign(time, { [field]: given[field] })
  }
  const startZone = given.startZone ?? 'Asia/Shanghai'
  const { startsAt, endsAt } = instantsOf(time, startZone, ARRIVAL)
  return {
    id,
    reference: `P-${id}`,
    title: given.title ?? `Item ${id}`,
    visit: given.visit ?? VISIT,
    type: given.type ?? 'meeting',
    status: given.status ?? 'confirmed',
    time,
    startsAt,
    endsAt,
    startZone,
    endZone: given.endZone ?? startZone,
    city: given.city ?? null,
    venue: given.venue ?? null,
    fromPlace: given.fromPlace ?? null,
    toPlace: given.toPlace ?? null,
    carrier: given.carrier ?? null,
    vehicle: given.vehicle ?? null,
    people: [...(given.people ?? [person('Amina')])],
  }
}

function instantsOf(time: PartialTime, defaultZone: string, firstStopArrivalDate: string | null) {
  const { startsAt, endsAt } = deriveInstants(time, { firstStopArrivalDate, homeZone: 'Asia/Tashkent', defaultZone })
  return { startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null }
}

/** Items of another visit stand elsewhere by themselves; numbered days follow the arrival. */
export function snapshot(
  items: readonly SnapshotItem[],
  { visit, ...more }: Partial<Omit<ProgrammeSnapshot, 'visit'>> & { visit?: Partial<ProgrammeSnapshot['visit']> } = {},
): ProgrammeSnapshot {
  const arrivalDate = visit?.arrivalDate === undefined ? ARRIVAL : visit.arrivalDate
  const followed = items.map((one) =>
    one.time.dayNumber === null ? one : { ...one, ...instantsOf(one.time, one.startZone, arrivalDate) },
  )
  return {
    visit: {
      ...VISIT,
      status: 'planning',
      arrivalDate: ARRIVAL,
      departureDate: '2027-03-14',
      homeZone: 'Asia/Tashkent',
      stops: [
        { countryCode: 'CN', city: 'Shanghai', zone: null },
        { countryCode: 'CN', city: 'Suzhou', zone: null },
      ],
      ...visit,
    },
    items: followed.filter((one) => one.visit.id === VISIT.id),
    elsewhere: followed.filter((one) => one.visit.id !== VISIT.id),
    countries: { shanhai: 'CN', sujou: 'CN' },
    travelTimes: [],
    accepted: [],
    now: '2027-03-01T08:00:00.000Z',
    ...more,
  }
}
