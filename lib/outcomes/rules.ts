import type { OutcomeType, OwedBy } from './schema'

type Subject = {
  type: OutcomeType
  owedBy: OwedBy
  noFollowUpReason: string | null
  followUps: number
  agreementFollowUps?: number
}

/**
 * DESIGN §3: an outcome needs a follow-up or a recorded reason; information owed by nobody needs none. What the
 * agreement that stands for it does is done for it too.
 */
export const waitsForFollowUp = (outcome: Subject): boolean =>
  outcome.followUps + (outcome.agreementFollowUps ?? 0) === 0 &&
  outcome.noFollowUpReason === null &&
  !needsNone(outcome)

export const needsNone = ({ type, owedBy }: Pick<Subject, 'type' | 'owedBy'>): boolean =>
  type === 'information' && owedBy === 'nobody'
