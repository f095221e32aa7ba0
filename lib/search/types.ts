import type { AgreementType } from '@/lib/agreements/schema'
import type { AgreementStatus } from '@/lib/agreements/workflow'
import type { MemberRole } from '@/lib/delegations/schema'
import type { OrganisationKind } from '@/lib/directory/types'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import type { ItemType } from '@/lib/programme/values'
import type { ItemStatus } from '@/lib/programme/workflow'
import type { OrganiserRole } from '@/lib/visits/types'
import type { VisitStatus } from '@/lib/visits/workflow'

type VisitRef = { id: string; reference: string; title: string }

/** What an organisation or a person is on a visit. `item`: named by an item of its programme alone. */
export type Involvement = OrganiserRole | MemberRole | 'agency' | 'host' | 'contact' | 'item'

/** Dates are local days, `YYYY-MM-DD`. */
export type VisitInvolved = VisitRef & {
  status: VisitStatus
  restricted: boolean
  arrivalDate: string | null
  departureDate: string | null
  as: Involvement[]
  /** Titles as held then. */
  titles: string[]
}
export type MeetingInvolved = {
  id: string
  reference: string
  title: string
  type: ItemType
  status: ItemStatus
  /** Of the item, or worked out from its day number and the arrival. */
  date: string | null
  dayNumber: number | null
  visit: VisitRef
}
export type OutcomeInvolved = {
  id: string
  reference: string
  text: string
  type: OutcomeType
  owedBy: OwedBy
  meeting: { id: string; title: string }
  visit: VisitRef
}
export type FollowUpInvolved = {
  id: string
  reference: string
  title: string
  status: FollowUpStatus
  dueDate: string | null
  /** Lead organisation or accountable officer; otherwise it comes of a meeting that they were part of. */
  own: boolean
  visit: VisitRef
}

/** The latest rows, and how many there are; `countIsCapped`: there are more than that. */
export type Latest<Row> = { rows: Row[]; count: number; countIsCapped: boolean }
/** The cursors of the pages beside it with them, null where there is none. */
export type InvolvedPage = { [K in keyof InvolvedIn]: { list: K; shown: InvolvedIn[K] } }[keyof InvolvedIn] & {
  next: string | null
  previous: string | null
}
export type InvolvedSubject = { kind: 'organisation' | 'person'; id: string }
export type InvolvedIn = {
  visits: Latest<VisitInvolved>
  meetings: Latest<MeetingInvolved>
  outcomes: Latest<OutcomeInvolved>
  followUps: Latest<FollowUpInvolved>
}

export type Group<Row> = { rows: Row[]; count: number; countIsCapped: boolean }
export type SearchResults = {
  visits: Group<VisitRef & { status: VisitStatus; arrivalDate: string | null; departureDate: string | null }>
  organisations: Group<{
    id: string
    name: string
    also: string | null
    kind: OrganisationKind | null
    countryCode: string | null
  }>
  people: Group<{ id: string; name: string; also: string | null; title: string | null; organisation: string | null }>
  outcomes: Group<{ id: string; reference: string; text: string; type: OutcomeType; visit: VisitRef }>
  agreements: Group<{
    id: string
    reference: string
    title: string
    type: AgreementType
    status: AgreementStatus
    visit: VisitRef
  }>
  followUps: Group<{
    id: string
    reference: string
    title: string
    status: FollowUpStatus
    dueDate: string | null
    visit: VisitRef
  }>
}

/** The record that a reference such as V-0001 names. */
export type Referenced = { href: string; reference: string; title: string }
