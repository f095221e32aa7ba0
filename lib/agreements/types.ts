import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import type { FollowUpLine } from '@/lib/outcomes/types'
import type { Side } from '@/lib/readouts/schema'
import type { MeetingFacts, VisitFacts } from '@/lib/readouts/types'
import type { Ending } from './rules'
import type { AgreementType } from './schema'
import type { AgreementStatus } from './workflow'

export type Named = { id: string; name: string }
type VisitRef = { id: string; reference: string; title: string }

/** One line of a list. Dates are local days, `YYYY-MM-DD`. */
export type AgreementLine = Ending & {
  id: string
  reference: string
  title: string
  type: AgreementType
  status: AgreementStatus
  restricted: boolean
  signedOn: string | null
  inForceUntil: string | null
  withoutEnd: boolean
  visit: VisitRef
}

/** One line of the register. */
export type AgreementRow = AgreementLine & {
  /** Names of the parties, ours first. */
  parties: Named[]
  followUps: number
  /** Follow-ups that are neither closed nor dropped. */
  unfinished: number
}

export type AgreementPage = {
  rows: AgreementRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

export type PartyView = {
  id: string
  side: Side
  organisation: Named
  signatory: Named | null
  /** As of then; also alone, where no name is known. */
  signatoryTitle: string | null
}

/** An outcome that the agreement came from and the reader may see. */
export type LinkedOutcome = {
  id: string
  reference: string
  text: string
  type: OutcomeType
  visit: VisitRef
}

/** Everything of one agreement, for its page and its form. */
export type AgreementView = AgreementLine & {
  statusReason: string | null
  owedBy: OwedBy
  signedPlace: string | null
  inForceFrom: string | null
  noticeDays: number | null
  renewal: string | null
  note: string | null
  proposed: string[]
  source: { id: string; title: string; description: string | null; url: string | null } | null
  version: number
  archived: boolean
  parties: PartyView[]
  /** The programme item at which it was or is to be signed. */
  meeting: MeetingFacts | null
  outcomes: LinkedOutcome[]
  followUps: FollowUpLine[]
  /** The reader is on the team of the visit. */
  onTeam: boolean
  visit: VisitFacts
}

/** The first lines of a list, and whether there are more. */
export type FewAgreements = { rows: AgreementLine[]; more: boolean }

/** An option of a form. */
export type Choice = { value: string; label: string }

/** An outcome that an agreement can have come from. */
export type OutcomeChoice = { id: string; reference: string; text: string; restricted: boolean }
