import type { AgreementType } from '@/lib/agreements/schema'
import type { AgreementStatus } from '@/lib/agreements/workflow'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import type { MarkedPassage } from '@/lib/outcomes/types'
import type { MeetingFacts, VisitFacts } from '@/lib/readouts/types'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import type { Age, Marks } from './rules'
import type { Judgement } from './schema'
import type { FollowUpStatus } from './workflow'

export type Named = { id: string; name: string }

/** One line of a register. Dates are local days of home, `YYYY-MM-DD`. */
export type FollowUpRow = Marks & {
  id: string
  reference: string
  title: string
  status: FollowUpStatus
  /** Of a restricted readout. */
  restricted: boolean
  dueDate: string | null
  leadOrganisation: Named | null
  officer: Named | null
  visit: { id: string; reference: string; title: string }
}

/** What the chosen columns of a register show beside it. */
export type RegisterRow = FollowUpRow & {
  version: number
  firstDueDate: string | null
  owedBy: OwedBy
  /** Null: of an agreement. */
  outcomeType: OutcomeType | null
  percent: number | null
  judgement: Judgement | null
  nextStep: string | null
  /** Days, in the home zone of the visit and local to the meeting. */
  lastProgressOn: string | null
  agreedOn: string | null
  /** ISO 3166-1 alpha-2. Empty where the column is not asked for. */
  countries: string[]
  /** Of the meeting, and the host side of an agreement; by name. */
  hosts: { id: string; name: string }[]
  /** Of the visit, by name. */
  topics: string[]
}

export type FollowUpPage = {
  rows: RegisterRow[]
  count: number
  countIsCapped: boolean
  /** Cursors of the pages after and before, null at the ends. */
  next: string | null
  previous: string | null
}

/** One line of the queue. `mine`: the reader is accountable for it or submitted it, and may not decide. */
export type ReviewRow = {
  id: string
  reference: string
  title: string
  submittedAt: string
  submitter: string
  evidence: number
  officer: Named | null
  /** Nobody is named, or whoever is named can no longer sign in. */
  unowned: boolean
  dueDate: string | null
  daysLate: number
  /** Whole days since it was submitted. */
  waiting: number
  homeZone: string
  mine: boolean
  visit: { id: string; reference: string; title: string }
}

/** Who sent what came from outside. */
export type OutsideSender = { sender: string; organisation: string }

/** Where to go on from a review: the one that waits longer, the one that waits less long; null at the ends. */
export type ReviewsBeside = { previous: string | null; next: string | null; waiting: number }

export type ProgressView = {
  id: string
  text: string
  nextStep: string | null
  /** 0 to 100. */
  percent: number | null
  judgement: Judgement | null
  /** An outside body reported it; the writer accepted it. */
  outside: OutsideSender | null
  writer: string
  at: string
}

/** A file as evidence shows it; not of what is in the archive. */
export type EvidenceFile = {
  id: string
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  hasThumbnail: boolean
  previewPages: number
}

export type EvidenceView = {
  id: string
  kind: 'note' | 'link' | 'file'
  text: string
  url: string | null
  file: EvidenceFile | null
  /** An outside body sent it; the adder accepted it. */
  outside: OutsideSender | null
  adder: string
  at: string
  archived: boolean
}

export type ReviewView = {
  id: string
  submitter: string
  submittedAt: string
  decision: 'approved' | 'returned' | null
  reason: string | null
  decider: string | null
  decidedAt: string | null
}

export type DueDateView = {
  id: string
  from: string | null
  to: string
  reason: string
  asker: string
  askedAt: string
  /** Null: not decided yet. */
  accepted: boolean | null
  decidedAt: string | null
}

export type OutcomeOrigin = {
  kind: 'outcome'
  outcome: { id: string; reference: string; text: string; type: OutcomeType; owedBy: OwedBy }
  readout: { id: string; status: ReadoutStatus; discussion: string | null }
  /** The words that the outcome was made of, where they still stand there. */
  passage: MarkedPassage | null
}

export type AgreementOrigin = {
  kind: 'agreement'
  agreement: { id: string; reference: string; title: string; type: AgreementType; status: AgreementStatus }
}

/** What was done and decided; the totals are of what there is, archived evidence not counted. */
export type FollowUpRecords = {
  progress: ProgressView[]
  evidence: EvidenceView[]
  reviews: ReviewView[]
  dueDateChanges: DueDateView[]
  totals: { progress: number; evidence: number; reviews: number; dueDates: number }
}

/** Who it is on the other side: a person, a group or a post, with title and organisation as held then. */
export type CounterpartView = Named & { personId: string | null; detail: string | null }

/** Everything of one follow-up, for its page and its review. Instants are ISO strings. */
export type FollowUpView = Marks &
  FollowUpRecords & {
    id: string
    reference: string
    title: string
    /** Of a restricted readout. */
    restricted: boolean
    status: FollowUpStatus
    statusReason: string | null
    version: number
    leadOrganisation: Named | null
    officer: (Named & { accountDeactivated: boolean }) | null
    dueDate: string | null
    firstDueDate: string | null
    nextStep: string | null
    percent: number | null
    judgement: Judgement | null
    /** Whole days past the first date: until today, or until it was closed; 0 when it is not. */
    daysAgainstFirst: number
    /** Organisations that help the lead. */
    supporting: Named[]
    counterpart: CounterpartView | null
    age: Age
    submittedAt: string | null
    submittedBy: string | null
    closedAt: string | null
    proposed: string[]
    source: { id: string; title: string; description: string | null; url: string | null } | null
    /** What it makes real; null: restricted and not for this reader, who is accountable for it. */
    origin: OutcomeOrigin | AgreementOrigin | null
    /** Null: of an agreement that is signed at no programme item. */
    meeting: MeetingFacts | null
    visit: VisitFacts
  }
