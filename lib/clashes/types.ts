import type { Message } from '@/lib/platform/result'
import type { ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { PartialTime } from '@/lib/time/partial-fields'
import type { VisitStatus } from '@/lib/visits/workflow'

/** What is looked for, in the order of the check. */
export const CLASH_RULES = [
  'person_twice',
  'window_full',
  'venue_twice',
  'vehicle_twice',
  'travel',
  'before_landing',
  'after_departure',
  'outside_visit',
  'no_such_time',
  'time_twice',
  'no_interpreter',
  'held_in_future',
] as const
export type ClashRule = (typeof CLASH_RULES)[number]

export type PersonAs = 'member' | 'counterpart' | 'interpreter' | 'note_taker'

/** Somebody who takes part and counts: who declined, or left the delegation before the item, does not stand here. */
export type SnapshotPerson = {
  /** In the directory; null: a post without a name, or a group. */
  personId: string | null
  /** `person:<id>`, else `member:<id>` or `contact:<id>`: who is who from item to item. */
  partyKey: string
  name: string
  as: PersonAs
  /** Several unnamed people: they can part. */
  isGroup: boolean
  /** Is on the delegation as interpreter. */
  interprets: boolean
  /** BCP 47 tags; empty: not known. */
  languages: string[]
}

export type VisitRef = { id: string; reference: string; title: string }

/** One item as the rules read it. Instants are ISO strings in UTC, null while they cannot be derived. */
export type SnapshotItem = {
  id: string
  reference: string
  title: string
  visit: VisitRef
  type: ItemType
  status: ItemStatus
  time: PartialTime
  startsAt: string | null
  endsAt: string | null
  /** IANA zones in which start and end are told. */
  startZone: string
  endZone: string
  city: string | null
  venue: string | null
  fromPlace: string | null
  toPlace: string | null
  carrier: string | null
  vehicle: string | null
  people: SnapshotPerson[]
}

export type SnapshotStop = { countryCode: string | null; city: string | null; zone: string | null }

/** Minutes entered for a pair of places, either way; keys as `placeKey` makes them, the smaller first. */
export type EnteredTravelTime = { fromKey: string; toKey: string; minutes: number; note: string | null }

/** An acceptance that was not withdrawn. `at` is an ISO instant. */
export type Acceptance = { key: string; fingerprint: string; reason: string; byName: string; at: string }

/** Everything the rules look at: plain data, so that a programme that is only thought of can be checked too. */
export type ProgrammeSnapshot = {
  visit: VisitRef & {
    status: VisitStatus
    arrivalDate: string | null
    departureDate: string | null
    homeZone: string
    stops: SnapshotStop[]
  }
  /** The visit's own, none of them archived. */
  items: SnapshotItem[]
  /** Of other visits that the reader may see: those that share a person, a venue or a vehicle with this one. */
  elsewhere: SnapshotItem[]
  /** ISO country codes by the search key of a city, from the stops of all visits that stand here. */
  countries: Record<string, string>
  travelTimes: EnteredTravelTime[]
  accepted: Acceptance[]
  /** ISO instant. */
  now: string
}

export type Certainty = 'certain' | 'possible'

/** A place to get from or to: a venue in a city, or a city. */
export type Place = { city: string; venue: string | null }

/** An item of a clash, with the address of its page and when it is, in the place's time. */
export type ClashItem = {
  id: string
  reference: string
  title: string
  href: string
  when: { date: string | null; dayNumber: number | null; time: string | null }
  /** Null: of the visit that is checked. */
  visit: (VisitRef & { href: string }) | null
}

export type Clash = {
  /** The same for the same clash however its times move: rule, items in order of their ids, subject. */
  key: string
  rule: ClashRule
  certainty: Certainty
  /** All items it is between, those of the checked visit first. */
  items: ClashItem[]
  itemIds: string[]
  /** Whom it concerns; empty for a venue or a vehicle. */
  people: { partyKey: string; name: string; as: PersonAs }[]
  /** A venue's or a vehicle's name, or what else tells clashes of the same items apart. */
  subject: string | null
  /** The reason, in words of `clashes.reasons`. */
  message: Message
  /** What was taken for granted, such as a length. */
  notes: Message[]
  /** The pair to enter a travel time for. */
  travel: { from: Place; to: Place } | null
  /** Hash of the times, places and people it depends on. */
  fingerprint: string
  /** `stands`: nothing has changed since; otherwise the clash is shown again. */
  accepted: { reason: string; byName: string; at: string; stands: boolean } | null
}

/** What an item clashes with as its form stands; the id is `new` for one that is not saved yet. */
export type DraftClashes = { itemId: string; clashes: Clash[] }

/** A row of the register of travel times. */
export type TravelTimeRow = {
  id: string
  from: Place
  to: Place
  minutes: number
  note: string | null
  version: number
  archived: boolean
}
