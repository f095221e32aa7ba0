import * as z from 'zod/mini'
import { MEMBER_ROLES } from '@/lib/delegations/schema'
import { COUNTERPART_ANSWERS, ITEM_TYPES, OFFERER_KINDS } from '@/lib/programme/values'
import { ITEM_STATUSES } from '@/lib/programme/workflow'
import { isClockTime, isIsoDate } from '@/lib/time/iso'
import { PARTS_OF_DAY } from '@/lib/time/partial-fields'
import { isKnownZone } from '@/lib/time/zones'
import { VISIT_DIRECTIONS } from '@/lib/visits/values'

/** The shape of what a version freezes. A later shape gets the next number, and the old one stays readable. */
export const FORMAT = 1

/** Items of one programme: a version of more would be a mistake, and a limit on what one row can hold. */
export const MAX_ITEMS = 2_000

const text = z.string()
const known = z.nullable(text)
const number = z.nullable(z.int())
const date = z.nullable(text.check(z.refine(isIsoDate)))
const clock = z.nullable(text.check(z.refine(isClockTime)))
const zone = text.check(z.refine(isKnownZone))
const named = z.object({ id: text, name: text })

const timeSchema = z.object({
  dayNumber: number,
  date,
  partOfDay: z.nullable(z.enum(PARTS_OF_DAY)),
  startTime: clock,
  startUntil: clock,
  endTime: clock,
  endDate: date,
  startZone: z.nullable(zone),
  endZone: z.nullable(zone),
  startOffset: number,
  endOffset: number,
  durationMin: number,
  durationMax: number,
})

export const itemSchema = z.object({
  id: text,
  reference: text,
  type: z.enum(ITEM_TYPES),
  title: text.check(z.minLength(1)),
  status: z.enum(ITEM_STATUSES),
  statusReason: known,
  time: timeSchema,
  /** Instants, ISO 8601 UTC; null while they cannot be derived. */
  startsAt: known,
  endsAt: known,
  /** IANA zones in which start and end are told. */
  startZone: zone,
  endZone: zone,
  city: known,
  venue: known,
  fromPlace: known,
  toPlace: known,
  carrier: known,
  vehicle: known,
  objective: known,
  agenda: known,
  readoutExpected: z.nullable(z.boolean()),
  offeredBy: z.nullable(z.object({ kind: z.enum(OFFERER_KINDS), id: text, name: text })),
  interpreter: z.nullable(named),
  noteTaker: z.nullable(named),
  hosts: z.array(named),
  forEveryone: z.boolean(),
  subgroupIds: z.array(text),
  participants: z.array(z.object({ memberId: text, byHand: z.boolean() })),
  counterparts: z.array(z.object({ contactId: text, answer: z.enum(COUNTERPART_ANSWERS) })),
  /** Fields that somebody marked as to be confirmed, filled or not. */
  unconfirmed: z.array(text),
  /** Fields of which somebody said that they need no value. Of those the first versions knew nothing. */
  notNeeded: z._default(z.array(text), []),
})

const party = {
  id: text,
  personId: known,
  title: known,
  organisation: z.nullable(named),
  isGroup: z.boolean(),
  headcount: number,
}

/**
 * A programme with all that a printed one shows, as it was: titles and organisations as of then, days and items in
 * their order. People stand once and items name them by their ids.
 */
export const snapshotSchema = z.object({
  format: z.literal(FORMAT),
  visit: z.object({
    id: text,
    reference: text,
    title: text,
    direction: z.enum(VISIT_DIRECTIONS),
    arrivalDate: date,
    departureDate: date,
    homeZone: zone,
  }),
  /** The delegation in its order of precedence, and who stands in an item without travelling any more. */
  members: z.array(z.object({ ...party, name: text, role: z.enum(MEMBER_ROLES), travels: z.boolean() })),
  /** The host side, as far as it stands in items. No name: the title stands for it. */
  contacts: z.array(z.object({ ...party, name: known })),
  subgroups: z.array(z.object({ id: text, name: text, memberIds: z.array(text) })),
  days: z.array(z.object({ key: text, dayNumber: number, date, items: z.array(itemSchema) })),
})

export type Snapshot = z.output<typeof snapshotSchema>
export type SnapshotItem = z.output<typeof itemSchema>
export type SnapshotMember = Snapshot['members'][number]
export type SnapshotContact = Snapshot['contacts'][number]

/** All items, in the order of the programme. */
export const itemsOf = (snapshot: Snapshot): SnapshotItem[] => snapshot.days.flatMap(({ items }) => items)
