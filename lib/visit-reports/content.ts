import * as z from 'zod/mini'
import { AGREEMENT_TYPES } from '@/lib/agreements/schema'
import { AGREEMENT_STATUSES } from '@/lib/agreements/workflow'
import { MEMBER_ROLES } from '@/lib/delegations/schema'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { readDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { isIsoDate } from '@/lib/time/iso'
import { isKnownZone } from '@/lib/time/zones'
import { itemSchema } from '@/lib/versions/snapshot'
import { ORGANISER_ROLES, VISIT_DIRECTIONS, VISIT_LEVELS } from '@/lib/visits/values'

/** The shape of what a signed report freezes. A later shape gets the next number, and the old one stays readable. */
export const FORMAT = 2
/** The first told of no agreements. */
const FORMATS = [1, FORMAT] as const

const text = z.string()
const known = z.nullable(text)
const number = z.nullable(z.int())
const date = z.nullable(text.check(z.refine(isIsoDate)))
const doc = z.custom<TextDoc>((json) => readDoc(json) !== null)

const visitSchema = z.object({
  id: text,
  reference: text,
  title: text,
  direction: z.enum(VISIT_DIRECTIONS),
  level: z.nullable(z.enum(VISIT_LEVELS)),
  purpose: known,
  framework: known,
  arrivalDate: date,
  departureDate: date,
  homeZone: text.check(z.refine(isKnownZone)),
  /** ISO 3166-1 alpha-2, in order of the stops. */
  countries: z.array(text),
  organisers: z.array(z.object({ name: text, role: z.enum(ORGANISER_ROLES) })),
  endedEarly: z.boolean(),
})

/** Title and organisation as held then; a post or a group without a name is called by its title. */
const party = { name: known, title: known, organisation: known, isGroup: z.boolean(), headcount: number }

const memberSchema = z.object({ id: text, ...party, role: z.enum(MEMBER_ROLES), travels: z.boolean() })

const reportedItem = z.pick(itemSchema, {
  id: true,
  reference: true,
  type: true,
  title: true,
  status: true,
  statusReason: true,
  time: true,
  startsAt: true,
  endsAt: true,
  startZone: true,
  endZone: true,
  city: true,
  venue: true,
  fromPlace: true,
  toPlace: true,
  carrier: true,
  readoutExpected: true,
  hosts: true,
})

const attendeeSchema = z.object({
  /** Member or contact. */
  partyId: text,
  personId: known,
  side: z.enum(['ours', 'host']),
  ...party,
  planned: z.boolean(),
  present: z.boolean(),
  /** Whose place they took. */
  replaces: known,
})

const followUpSchema = z.object({
  id: text,
  reference: text,
  title: text,
  status: z.enum(FOLLOW_UP_STATUSES),
  dueDate: date,
  leadOrganisation: known,
  officer: known,
  /** Nobody is named, or whoever is named can no longer sign in. */
  unowned: z.boolean(),
  proposed: z.boolean(),
})

const outcomeSchema = z.object({
  id: text,
  reference: text,
  type: z.enum(OUTCOME_TYPES),
  owedBy: z.enum(OWED_BY),
  text,
  noFollowUpReason: known,
  proposed: z.boolean(),
  followUps: z.array(followUpSchema),
})

const agreementSchema = z.object({
  id: text,
  reference: text,
  title: text,
  type: z.enum(AGREEMENT_TYPES),
  status: z.enum(AGREEMENT_STATUSES),
  /** With its follow-ups only for who may see restricted ones. */
  restricted: z.boolean(),
  signedOn: date,
  signedPlace: known,
  /** Organisations by name, ours first. */
  parties: z.array(text),
  proposed: z.boolean(),
  followUps: z.array(followUpSchema),
})

const meetingSchema = z.object({
  itemId: text,
  readoutId: text,
  /** Its readout, outcomes, follow-ups and files are only for who may see restricted ones. */
  restricted: z.boolean(),
  /** Of the last correction after it was final: instant and reason. */
  correction: z.nullable(z.object({ at: text, reason: text })),
  sections: z.array(z.object({ key: text, title: known, doc })),
  attendance: z.array(attendeeSchema),
  outcomes: z.array(outcomeSchema),
})

export const MISSING_STATES = ['notHeld', 'none', 'draft', 'submitted', 'cleared'] as const

const missingSchema = z.object({
  itemId: text,
  /** Null: not said to this reader, for whom there is none. */
  state: z.nullable(z.enum(MISSING_STATES)),
})

const fileSchema = z.object({
  id: text,
  name: text,
  mediaType: known,
  /** Bytes. */
  size: z.int(),
  /** Of which readout; null: of the visit. */
  readoutId: known,
})

/**
 * Everything that a visit report says, as plain data without a word of the interface. A signed version holds it whole;
 * what a reader gets of it is a copy (`copyFor`).
 */
export const contentSchema = z.object({
  format: z.literal(FORMATS),
  visit: visitSchema,
  introduction: z.nullable(doc),
  conclusions: z.nullable(doc),
  /** In order of precedence; last who left it and was at something that was held. */
  delegation: z.array(memberSchema),
  days: z.array(z.object({ key: text, dayNumber: number, date, items: z.array(reportedItem) })),
  /** Those with a final readout, in the order of the programme. */
  meetings: z.array(meetingSchema),
  /** Of the visit, signed or on their way to be, the first signed first. */
  agreements: z._default(z.array(agreementSchema), []),
  /** The meetings that have none. */
  missing: z.array(missingSchema),
  files: z.array(fileSchema),
  /** The programme as it was issued: number and instant. */
  issued: z.array(z.object({ number: z.int(), at: text })),
})

export type ReportContent = z.output<typeof contentSchema>
export type ReportMeeting = z.output<typeof meetingSchema>
export type ReportAttendee = z.output<typeof attendeeSchema>
export type ReportOutcome = z.output<typeof outcomeSchema>
export type ReportAgreement = z.output<typeof agreementSchema>
export type ReportFollowUp = z.output<typeof followUpSchema>
export type ReportMember = z.output<typeof memberSchema>
export type ReportItem = z.output<typeof reportedItem>
export type ReportDay = ReportContent['days'][number]
export type MissingState = (typeof MISSING_STATES)[number]

/** All items, in the order of the programme. */
export const itemsIn = ({ days }: Pick<ReportContent, 'days'>): ReportItem[] => days.flatMap(({ items }) => items)
