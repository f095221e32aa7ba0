import type { OutcomeType, OwedBy } from './schema'

type Subject = { type: OutcomeType; owedBy: OwedBy; noFollowUpReason: string | null; followUps: number }

/** DESIGN §3: an outcome needs a follow-up or a recorded reason; information owed by nobody needs none. */
export const waitsForFollowUp = (outcome: Subject): boolean =>
  outcome.followUps === 0 && outcome.noFollowUpReason === null && !needsNone(outcome)

export const needsNone = ({ type, owedBy }: Pick<Subject, 'type' | 'owedBy'>): boolean =>
  type === 'information' && owedBy === 'nobody'
