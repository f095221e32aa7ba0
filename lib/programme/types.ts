import type { PartialTime } from '@/lib/time/partial-fields'
import type { VisitDirection } from '@/lib/visits/types'
import type { VisitStatus } from '@/lib/visits/workflow'
import type { StopPlace } from './place'
import type { ConfirmableField, CounterpartAnswer, ItemType, OffererKind } from './values'
import type { ItemStatus } from './workflow'

export type NamedRef = { id: string; name: string }

/** A contact of the host side on an item. Title and organisation are as held then. */
export type CounterpartView = {
  contactId: string
  personId: string | null
  /** The person's or the group's name; null: not known, the title stands for it. */
  name: string | null
  title: string | null
  organisation: NamedRef | null
  isGroup: boolean
  headcount: number | null
  answer: CounterpartAnswer
}

export type ParticipantView = {
  memberId: string
  personId: string | null
  name: string
  title: string | null
  organisation: NamedRef | null
  isGroup: boolean
  headcount: number | null
  /** Chosen for this item; else here with everyone or with a subgroup. */
  byHand: boolean
}

/**
 * A field that is to be confirmed, filled or not. Whom was asked, until which day (`YYYY-MM-DD`, at home) and the note are
 * for the office: a viewer gets the mark alone.
 */
export type ToBeConfirmedView = {
  field: ConfirmableField
  note: string | null
  askedOf: string | null
  until: string | null
  version: number
}

/** The words of the later domains' columns, which this one reads and never changes. */
export type FollowUpState =
  | 'open'
  | 'in_progress'
  | 'blocked'
  | 'awaiting_other_side'
  | 'in_review'
  | 'closed'
  | 'dropped'
export type ReadoutStatus = 'draft' | 'submitted' | 'cleared' | 'final'

/** One item as pages read it. Instants are ISO strings in UTC, null while they cannot be derived. */
export type ProgrammeItemView = {
  id: string
  reference: string
  visitId: string
  type: ItemType
  title: string
  status: ItemStatus
  statusReason: string | null
  unplanned: boolean
  time: PartialTime
  startsAt: string | null
  endsAt: string | null
  /** IANA zones in which start and end are told, the place's where the item names none. */
  startZone: string
  endZone: string
  position: number | null
  city: string | null
  venue: string | null
  fromPlace: string | null
  toPlace: string | null
  carrier: string | null
  vehicle: string | null
  objective: string | null
  agenda: string | null
  readoutExpected: boolean | null
  offeredBy: (NamedRef & { kind: OffererKind }) | null
  interpreter: NamedRef | null
  noteTaker: NamedRef | null
  hosts: NamedRef[]
  counterparts: CounterpartView[]
  /** For the whole delegation, or for these subgroups; `participants` has all who take part by that or by hand. */
  forEveryone: boolean
  subgroups: NamedRef[]
  participants: ParticipantView[]
  /** What the reader may see of it: a viewer sees it once cleared. */
  readout: { id: string; status: ReadoutStatus } | null
  outcomes: number
  toBeConfirmed: ToBeConfirmedView[]
  /** Fields of which somebody said that they stay as they are: they are not asked for. */
  notNeeded: ConfirmableField[]
  proposed: string[]
  version: number
}

export type ArchivedItem = { id: string; reference: string; title: string; version: number }

/** A day of the programme, its items in order. */
export type ProgrammeDay = {
  key: string
  dayNumber: number | null
  date: string | null
  items: ProgrammeItemView[]
}

export type Programme = {
  visit: {
    id: string
    reference: string
    title: string
    arrivalDate: string | null
    departureDate: string | null
    homeZone: string
    /** In their order. */
    stops: StopPlace[]
  }
  days: ProgrammeDay[]
  archived: ArchivedItem[]
  /** The item that is on or comes next by the clock; null where no instant says so. */
  nextItemId: string | null
  /** Items up and down within their day: what the clock holds cannot be moved. */
  movable: Record<string, { up: boolean; down: boolean }>
}

/** Somebody whose own programme can be asked for, by what `?for=` says in an address. */
export type WhoseChoice = {
  value: string
  label: string
  personId: string | null
  memberId: string | null
  /** Of a host contact who is no person: a post or a group. */
  contactId: string | null
  subgroupId: string | null
}

/** Subgroups in their order, members in that of precedence; others: host contacts, interpreters, note-takers by name. */
export type WhoseChoices = Record<'subgroups' | 'members' | 'others', WhoseChoice[]>

export type ItemPage = {
  item: ProgrammeItemView
  archived: boolean
  visit: {
    id: string
    reference: string
    title: string
    status: VisitStatus
    direction: VisitDirection
    arrivalDate: string | null
    homeZone: string
    /** How often anything of the visit was changed so far. */
    changes: number
  }
  source: { title: string; description: string | null; url: string | null } | null
  /** The chain beyond the readout, as far as the reader may see it. */
  outcomes: { id: string; reference: string; text: string; followUps: number; needsFollowUp: boolean }[]
  followUps: { id: string; reference: string; title: string; status: FollowUpState; evidence: number }[]
}

/** What the form of an item chooses from: the visit's own people, places and days. */
export type ItemFormOptions = {
  visit: {
    id: string
    reference: string
    title: string
    arrivalDate: string | null
    departureDate: string | null
    homeZone: string
    status: VisitStatus
    direction: VisitDirection
    /** Zone of the visit's stops where they share one, else the capital's. */
    placeZone: string
  }
  stops: { city: string; zone: string | null }[]
  /** All stops, those without a city too: what decides by which clock times are read. */
  places: StopPlace[]
  contacts: { id: string; label: string; hint?: string }[]
  members: { id: string; label: string; hint?: string }[]
  subgroups: NamedRef[]
}
