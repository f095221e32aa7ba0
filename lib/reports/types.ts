import type { AgreementType } from '@/lib/agreements/schema'
import type { AgreementStatus } from '@/lib/agreements/workflow'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'
import type { OutcomeType, OwedBy } from '@/lib/outcomes/schema'
import type { BESIDE } from './schema'

/** How many things there are at each step, none counted twice. */
export type Steps = { agreed: number; with_follow_up: number; started: number; closed: number; on_paper: number }

/** The chain as numbers, of what one reader may see. */
export type Funnel = Steps & {
  /** Visits that agreed anything. */
  delegations: number
  beside: Record<(typeof BESIDE)[number], number>
  /** Null: not for this reader. */
  drafts: number | null
}

/** Half took no longer; null where there is nothing to measure. */
export type Median = {
  /** Whole days, or the middle between two. */
  days: number | null
  counted: number
  /** Left out: nobody knows the day on which it was agreed. */
  undated: number
}
export type Medians = { start: Median; closing: Median }

/** One row of a breakdown. `key` is what the filter takes: an id, a country, a year, or `none`. */
export type BreakdownRow = Steps & { key: string; name: string | null; number: number | null }
export type BreakdownPage = { rows: BreakdownRow[]; next: string | null; more: boolean }

/** Overdue follow-ups of one age. */
export type OverdueAge = { from: number; to: number | null; count: number }

export type AgreedFollowUp = { id: string; reference: string; title: string; status: FollowUpStatus }

/** A thing that was agreed, as the register of it shows it. Days as `YYYY-MM-DD`. */
export type AgreedRow = {
  id: string
  kind: 'outcome' | 'agreement'
  reference: string
  /** Of the outcome, or the title of the agreement. */
  text: string
  type: OutcomeType
  /** Of an agreement. */
  instrument: AgreementType | null
  owedBy: OwedBy
  restricted: boolean
  published: boolean
  /** Null: not known; then `since` is the day of recording. */
  agreedOn: string | null
  since: string
  /** It was recorded that none is needed. */
  noFollowUp: boolean
  visit: { id: string; reference: string; title: string }
  /** The first few, and how many there are. */
  followUps: AgreedFollowUp[]
  followUpCount: number
}
export type AgreedPage = {
  rows: AgreedRow[]
  count: number
  countIsCapped: boolean
  next: string | null
  previous: string | null
}

/** A follow-up whose due date has passed, and who owes it. */
export type LateFollowUp = {
  id: string
  reference: string
  title: string
  owedBy: OwedBy
  daysLate: number
  /** Nobody is named, or whoever is named can no longer sign in. */
  unowned: boolean
  lead: string | null
  officer: string | null
}

export type SignedAgreement = {
  id: string
  reference: string
  title: string
  type: AgreementType
  status: AgreementStatus
  /** `YYYY-MM-DD`; null: not known. */
  signedOn: string | null
  parties: string[]
}
