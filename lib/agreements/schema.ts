import * as z from 'zod/mini'
import { OWED_BY } from '@/lib/outcomes/schema'
import {
  choice,
  commandId,
  edit,
  flag,
  id,
  LIMITS,
  oneOf,
  optionalDate,
  optionalId,
  optionalInteger,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'
import { SIDES } from '@/lib/readouts/schema'

/** Kinds of instruments, in the order in which lists offer them. */
export const AGREEMENT_TYPES = ['memorandum', 'protocol_of_intent', 'agreement', 'contract', 'road_map'] as const
export type AgreementType = (typeof AGREEMENT_TYPES)[number]

/** Days, ten years: the CHECK `agreement_notice` of the table holds the same. */
export const LONGEST_NOTICE = 3660
/** Nobody signs with more, and no agreement comes of more outcomes. */
const MOST = { parties: 40, outcomes: 100 } as const

const party = z.object({
  side: oneOf(SIDES),
  organisation: choice(),
  signatory: choice(),
  signatoryTitle: optionalText(LIMITS.line),
})

const days = {
  signedOn: optionalDate(),
  inForceFrom: optionalDate(),
  inForceUntil: optionalDate(),
  withoutEnd: flag(),
}

const fields = {
  type: oneOf(AGREEMENT_TYPES),
  title: requiredText(LIMITS.line, 'errors.agreementTitle'),
  owedBy: oneOf(OWED_BY),
  itemId: optionalId(),
  signedPlace: optionalText(LIMITS.line),
  ...days,
  noticeDays: optionalInteger(0, LONGEST_NOTICE),
  renewal: optionalText(LIMITS.paragraph),
  note: optionalText(LIMITS.paragraph),
  parties: z._default(z.array(party).check(z.maxLength(MOST.parties, 'errors.invalid')), []),
}

const outcomeIds = () => z._default(z.array(id()).check(z.maxLength(MOST.outcomes, 'errors.invalid')), [])

export const createAgreementSchema = z.object({
  ...commandId,
  id: optionalId(),
  visitId: id(),
  outcomeIds: outcomeIds(),
  restricted: flag(),
  ...fields,
})

/** Status, handling and the outcomes that it came from have commands of their own. */
export const editAgreementSchema = z.object({ ...commandId, ...edit, agreementId: id(), ...fields })

const agreement = { ...commandId, agreementId: id(), version: z.int() }

/** One step of the workflow; where the table asks for a reason, `moveWithReasonSchema`. */
export const moveAgreementSchema = z.object({ ...agreement, reason: optionalText(LIMITS.paragraph) })
export const moveWithReasonSchema = z.object({
  ...agreement,
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

/** A signature: day, place and item may stay to be confirmed. */
export const signAgreementSchema = z.object({
  ...agreement,
  signedOn: optionalDate(),
  signedPlace: optionalText(LIMITS.line),
  itemId: optionalId(),
})

/** From when, and until when, as far as that is known. */
export const putInForceSchema = z.object({
  ...agreement,
  inForceFrom: optionalDate(),
  inForceUntil: optionalDate(),
  withoutEnd: flag(),
})

export const handleAgreementSchema = z.object({ ...agreement, restricted: z.boolean('errors.invalid') })
export const agreementSchema = z.object(agreement)

/** Adds to what is linked, so it needs no version. */
export const linkOutcomesSchema = z.object({
  ...commandId,
  agreementId: id(),
  outcomeIds: z
    .array(id(), 'errors.choose')
    .check(z.minLength(1, 'errors.choose'), z.maxLength(MOST.outcomes, 'errors.invalid')),
})
export const unlinkOutcomeSchema = z.object({ ...commandId, agreementId: id(), outcomeId: id() })

export type AgreementFields = z.output<typeof editAgreementSchema>
export type CreateAgreement = z.output<typeof createAgreementSchema>
export type PartyInput = z.output<typeof party>
