import type { OutcomeType, OwedBy } from './schema'
import type { FollowUpStatus } from './types'

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

/**
 * Of a follow-up: nobody is named, or whoever is named can no longer sign in. An officer without an account is an owner,
 * and what is finished needs none. In SQL `UNOWNED` of follow-ups.
 */
export const isUnowned = (followUp: {
  status: FollowUpStatus
  officer: { accountDeactivated: boolean } | null
}): boolean =>
  followUp.status !== 'closed' &&
  followUp.status !== 'dropped' &&
  (followUp.officer === null || followUp.officer.accountDeactivated)
