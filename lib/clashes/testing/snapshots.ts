import { deriveInstants } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import type { PersonAs, ProgrammeSnapshot, SnapshotItem, SnapshotPerson } from '../types'

/** Snapshots for tests: one visit to Shanghai and Suzhou, 12–14 March 2027, from Tashkent. */

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
  const context = { firstStopArrivalDate: '2027-03-12', homeZone: 'Asia/Tashkent', defaultZone: startZone }
  const { startsAt, endsAt } = deriveInstants(time, context)
  return {
    id,
    reference: `P-${id}`,
    title: given.title ?? `Item ${id}`,
    visit: given.visit ?? VISIT,
    type: given.type ?? 'meeting',
    status: given.status ?? 'confirmed',
    time,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
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

/** Items of another visit stand elsewhere by themselves. */
export function snapshot(
  items: readonly SnapshotItem[],
  { visit, ...more }: Partial<Omit<ProgrammeSnapshot, 'visit'>> & { visit?: Partial<ProgrammeSnapshot['visit']> } = {},
): ProgrammeSnapshot {
  return {
    visit: {
      ...VISIT,
      status: 'planning',
      arrivalDate: '2027-03-12',
      departureDate: '2027-03-14',
      homeZone: 'Asia/Tashkent',
      stops: [
        { countryCode: 'CN', city: 'Shanghai', zone: null },
        { countryCode: 'CN', city: 'Suzhou', zone: null },
      ],
      ...visit,
    },
    items: items.filter((one) => one.visit.id === VISIT.id),
    elsewhere: items.filter((one) => one.visit.id !== VISIT.id),
    countries: { shanhai: 'CN', sujou: 'CN' },
    travelTimes: [],
    accepted: [],
    now: '2027-03-01T08:00:00.000Z',
    ...more,
  }
}
