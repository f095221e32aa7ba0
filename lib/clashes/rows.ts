import { reference } from '@/lib/platform/reference'
import { placeZone } from '@/lib/programme/place'
import { timeOf } from '@/lib/programme/rows'
import { searchKey } from '@/lib/search/key'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { ProgrammeSnapshot, SnapshotItem, SnapshotPerson, SnapshotStop } from './types'

/** Somebody in an item as the SQL gives them. */
export type RowPerson = Omit<SnapshotPerson, 'languages' | 'partyKey'> & { partyId: string; languages: string[] | null }

/** One row of the items' SQL: days as text, instants as Date, lists as JSON. */
export type ItemRow = Omit<
  SnapshotItem,
  'reference' | 'visit' | 'time' | 'startsAt' | 'endsAt' | 'startZone' | 'endZone' | 'people'
> &
  PartialTime & {
    number: number
    startsAt: Date | null
    endsAt: Date | null
    people: RowPerson[]
    visitId: string
    visitNumber: number
    visitTitle: string
    homeZone: string
    stops: SnapshotStop[]
  }

/** A row as the rules read it, with the zones in which its times are told. */
export function toSnapshotItem(row: ItemRow): SnapshotItem {
  const startZone = row.startZone ?? placeZone(row.city, row) ?? row.homeZone
  return {
    id: row.id,
    reference: reference('P', row.number),
    title: row.title,
    visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
    type: row.type,
    status: row.status,
    time: timeOf(row),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    startZone,
    endZone: row.endZone ?? startZone,
    city: row.city,
    venue: row.venue,
    fromPlace: row.fromPlace,
    toPlace: row.toPlace,
    carrier: row.carrier,
    vehicle: row.vehicle,
    people: row.people.map(toSnapshotPerson),
  }
}

/** Who is who from item to item: the person where there is one, else the member or the contact. */
export function toSnapshotPerson({ partyId, languages, ...person }: RowPerson): SnapshotPerson {
  const party = `${person.as === 'member' ? 'member' : 'contact'}:${partyId}`
  const partyKey = person.personId === null ? party : `person:${person.personId}`
  return { ...person, partyKey, languages: languages ?? [] }
}

/** Countries of cities as the stops of the visits name them; the checked visit's own stops come first. */
export function countriesOf(stops: readonly SnapshotStop[]): ProgrammeSnapshot['countries'] {
  const countries: Record<string, string> = {}
  for (const { city, countryCode } of stops) {
    if (city !== null && countryCode !== null) countries[searchKey(city)] ??= countryCode
  }
  return countries
}
