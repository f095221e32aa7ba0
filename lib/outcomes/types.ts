import type { Handling } from '@/lib/readouts/schema'
import type { MeetingFacts, VisitFacts } from '@/lib/readouts/types'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import type { Passage } from '@/lib/text/passage'
import type { OutcomeType, OwedBy } from './schema'

/** The states of a follow-up as this domain reads them; their workflow is that of the later domain. */
export type FollowUpStatus =
  | 'open'
  | 'in_progress'
  | 'blocked'
  | 'awaiting_other_side'
  | 'in_review'
  | 'closed'
  | 'dropped'

/** What became of an outcome, as far as one line can say. Dates are local days of home. */
export type FollowUpLine = {
  id: string
  reference: string
  title: string
  status: FollowUpStatus
  dueDate: string | null
  leadOrganisation: string | null
  officer: string | null
  /** Nobody is named, or whoever is named can no longer sign in. */
  unowned: boolean
}

/** Words of a readout that became an outcome, in their paragraph, and the section that they stand in. */
export type MarkedPassage = Passage & { section: string }

export type OutcomeView = {
  id: string
  reference: string
  type: OutcomeType
  text: string
  owedBy: OwedBy
  noFollowUpReason: string | null
  /** Follow-ups of the agreement that stands for it, as far as the reader sees them; left out where there are none. */
  agreementFollowUps?: FollowUpLine[]
  /** Neither a follow-up nor a recorded reason, and not information owed by nobody. */
  waits: boolean
  proposed: string[]
  version: number
  archived: boolean
  followUps: FollowUpLine[]
}

export type OutcomePageView = OutcomeView & {
  /** The words that it was made of, where they still stand in the readout. */
  passage: MarkedPassage | null
  meeting: MeetingFacts
  visit: VisitFacts
  readout: { id: string; status: ReadoutStatus; writerId: string | null; handling: Handling }
  source: { id: string; title: string; description: string | null; url: string | null } | null
}

export type OutcomeRow = {
  id: string
  reference: string
  text: string
  type: OutcomeType
  owedBy: OwedBy
  noFollowUp: boolean
  waits: boolean
  followUps: number
  /** Those of the agreement that stands for it, as far as the reader sees them. */
  agreementFollowUps: number
  /** Follow-ups that are closed. */
  closed: number
  draft: boolean
  /** Of a restricted readout. */
  restricted: boolean
  visit: { id: string; reference: string; title: string }
  meeting: { id: string; title: string }
}
