import * as z from 'zod/mini'
import { commandId, edit, id, LIMITS, oneOf, optionalId, optionalText, requiredText } from '@/lib/platform/fields'
import { sectionKey } from '@/lib/readouts/schema'

export const OUTCOME_TYPES = [
  'agreement',
  'commitment',
  'decision',
  'invitation',
  'offer',
  'request',
  'intention',
  'information',
] as const
export type OutcomeType = (typeof OUTCOME_TYPES)[number]

export const OWED_BY = ['us', 'other_side', 'both', 'nobody'] as const
export type OwedBy = (typeof OWED_BY)[number]

/** With a follow-up, without one, or waiting for one: without a recorded reason too. */
export const FOLLOW_UP_FILTERS = ['with', 'without', 'waiting'] as const

const fields = {
  type: oneOf(OUTCOME_TYPES),
  text: requiredText(LIMITS.paragraph, 'errors.outcomeText'),
  owedBy: oneOf(OWED_BY),
}

/** Why a final readout is touched; required there, not asked elsewhere. */
const reason = { reason: optionalText(LIMITS.paragraph) }

/** `sectionKey`: the section of the readout that holds the words that it was made of. */
export const addOutcomeSchema = z.object({
  ...commandId,
  id: optionalId(),
  readoutId: id(),
  sectionKey: z._default(z.nullable(sectionKey()), null),
  ...fields,
  ...reason,
})

export const editOutcomeSchema = z.object({
  ...commandId,
  ...edit,
  outcomeId: id(),
  base: z.optional(z.record(z.string(), z.nullable(z.string()))),
  ...fields,
  ...reason,
})

export const changeOutcomeSchema = z.object({ ...commandId, ...edit, outcomeId: id(), ...reason })

export const moveOutcomeSchema = z.object({
  ...commandId,
  outcomeId: id(),
  direction: oneOf(['up', 'down']),
  ...reason,
})

export const noFollowUpSchema = z.object({
  ...commandId,
  ...edit,
  outcomeId: id(),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

export type OutcomeFields = { type: OutcomeType; text: string; owedBy: OwedBy }
