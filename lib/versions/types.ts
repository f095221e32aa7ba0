import type { CounterpartAnswer, ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { Snapshot, SnapshotItem } from './snapshot'

/** When an item is, with what is needed to tell it: the day as that programme knew it, and the zones. */
export type When = Pick<SnapshotItem, 'time' | 'startsAt' | 'endsAt' | 'startZone' | 'endZone'> & {
  date: string | null
  dayNumber: number | null
}

/** An item in one line. */
export type ItemLine = { id: string; title: string; status: ItemStatus; when: When }

export type TextField =
  | 'title'
  | 'duration'
  | 'fromPlace'
  | 'toPlace'
  | 'carrier'
  | 'city'
  | 'venue'
  | 'vehicle'
  | 'offeredBy'
  | 'interpreter'
  | 'noteTaker'
  | 'objective'
  | 'agenda'
  | 'statusReason'

/** For whom an item is: everyone of the delegation, subgroups by name, or neither. */
export type ForWhom = { everyone: boolean; subgroups: string[] }

/** One field of an item that is not as it was. Values are plain: the page has the words. */
export type FieldChange =
  | { kind: 'text'; field: TextField; from: string | null; to: string | null }
  | { kind: 'type'; from: ItemType; to: ItemType }
  | { kind: 'readoutExpected'; from: boolean | null; to: boolean | null }
  | { kind: 'forWhom'; from: ForWhom; to: ForWhom }
  /** Names of organisations, people, or of the fields that are to be confirmed. */
  | {
      kind: 'list'
      field: 'hosts' | 'counterparts' | 'participants' | 'unconfirmed'
      added: string[]
      removed: string[]
    }
  | { kind: 'answer'; name: string; from: CounterpartAnswer; to: CounterpartAnswer }

export type ItemDifference = ItemLine & {
  /** `time`: another day or another time, the day told by the arrival alone being the same; `order`: another place within its day. */
  moved: { kind: 'time'; from: When; to: When; sameDay: boolean } | { kind: 'order' } | null
  /** Its status: confirmed, cancelled with the reason, … */
  step: { from: ItemStatus; to: ItemStatus; reason: string | null } | null
  fields: FieldChange[]
}

export type PartyField = 'name' | 'title' | 'organisation' | 'headcount' | 'role'
export type PartyDifference = {
  id: string
  name: string
  fields: { field: PartyField; from: string | null; to: string | null }[]
}

export type SubgroupDifference = {
  id: string
  name: string
  /** Null: called as before. */
  before: string | null
  joined: string[]
  left: string[]
}

export type VisitField = 'title' | 'direction' | 'arrivalDate' | 'departureDate' | 'homeZone'

/** What one programme has otherwise than another. Every difference stands in it once. */
export type ProgrammeDifference = {
  visit: { field: VisitField; from: string | null; to: string | null }[]
  /** Items whose day is a number and whose date came, went or moved with the arrival: told by that alone. */
  following: number
  members: { joined: string[]; left: string[]; changed: PartyDifference[] }
  contacts: PartyDifference[]
  subgroups: { added: string[]; removed: string[]; changed: SubgroupDifference[] }
  added: ItemLine[]
  removed: ItemLine[]
  changed: ItemDifference[]
}

/** How many of each: an item counts once, by the first that is true of it. */
export type DifferenceSummary = Record<
  'added' | 'removed' | 'cancelled' | 'postponed' | 'moved' | 'changed' | 'following' | 'others',
  number
>

export const OWN_ROLES = ['participant', 'counterpart', 'interpreter', 'noteTaker'] as const
export type OwnRole = (typeof OWN_ROLES)[number]

export type OwnLine = ItemLine & { as: OwnRole[] }
export type OwnItemDifference = ItemDifference & { as: { from: OwnRole[]; to: OwnRole[] } | null }

/** What a version changes in the programme of one person or group. */
export type OwnChanges = {
  /** The first version that they stand in at all is their programme, and nothing of it a change. */
  first: boolean
  /** Items of theirs in this version. */
  items: number
  arrival: { from: string | null; to: string | null } | null
  added: OwnLine[]
  removed: ItemLine[]
  changed: OwnItemDifference[]
}

/** Which programme stands on one side of a comparison. */
export type Side = number | 'draft'

/** A version as the list shows it. */
export type VersionRow = {
  id: string
  number: number
  note: string | null
  /** Instant, ISO 8601 UTC. */
  issuedAt: string
  issuedByName: string
  items: number
  /** Against the version before; null for the first. */
  summary: DifferenceSummary | null
  /** In the app. */
  notified: number
  toTell: number
  told: number
}

/** One version as it was issued. */
export type IssuedVersion = Pick<VersionRow, 'id' | 'number' | 'note' | 'issuedAt' | 'issuedByName'> & {
  snapshot: Snapshot
}

/** Somebody whose programme a version changed. */
export type RecipientRow = {
  id: string
  name: string
  title: string | null
  organisation: string | null
  /** Null also when the reader may not see it. */
  phone: string | null
  /** Where a phone is entered: with the delegation, with the hosts; null for who is in neither. */
  side: 'ours' | 'host' | null
  personId: string | null
  changes: OwnChanges
  /** Notified in the app; null: somebody has to tell them. */
  notice: { read: boolean } | null
  /** Instant, ISO 8601 UTC, and by whom; null: not told yet. */
  told: { at: string; by: string } | null
}
