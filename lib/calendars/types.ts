import type { CounterpartAnswer, ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { PartialTime } from '@/lib/time/partial-fields'

type Party = { name: string; headcount: number | null }

/** An item as far as a calendar shows it: who takes part by name alone, nothing of what was said or is aimed at. */
export type CalendarItem = PartialTime & {
  id: string
  type: ItemType
  title: string
  status: ItemStatus
  statusReason: string | null
  archived: boolean
  startsAt: Date | null
  endsAt: Date | null
  city: string | null
  venue: string | null
  fromPlace: string | null
  toPlace: string | null
  carrier: string | null
  vehicle: string | null
  offeredBy: string | null
  interpreter: string | null
  noteTaker: string | null
  forEveryone: boolean
  /** Empty for an item that is for everyone. */
  participants: Party[]
  hosts: string[]
  /** A post without a name goes by its title. Who declined is not among them. */
  counterparts: (Party & { answer: CounterpartAnswer })[]
  sequence: number
  changedAt: Date
}

/** The visit that a calendar is of, with what its times are read by. */
export type CalendarVisit = {
  id: string
  reference: string
  title: string
  arrivalDate: string | null
  homeZone: string
  stops: { city: string | null; zone: string | null }[]
}

/** A private address that stands. Instants are ISO strings in UTC. */
export type StandingFeed = { id: string; createdAt: string; createdByName: string; lastUsedAt: string | null }

/** Somebody of a visit's programme: a person, a group, or a post of the host side. */
export type CalendarPerson = {
  /** `person:<id>`, `member:<id>` or `contact:<id>`, as `whoseIn` reads it. */
  whose: string
  personId: string | null
  name: string
  role: 'member' | 'contact' | 'other' | 'gone'
  /** Null also where the reader may not know. */
  feed: StandingFeed | null
}

export type CalendarsPage = {
  people: CalendarPerson[]
  subgroups: { id: string; name: string }[]
  /** Items of the programme that have no date. */
  undated: number
}
