import * as z from 'zod/mini'
import {
  choice,
  commandId,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalDate,
  optionalId,
  optionalInteger,
  optionalOneOf,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'
import { UUID } from '@/lib/platform/id-pattern'
import { isIsoDate } from '@/lib/time/iso'

/** Written down, linked to, or a file of the follow-up that is here and ready. */
export const EVIDENCE_KINDS = ['note', 'link', 'file'] as const

/** How it stands, as who reports sees it. */
export const JUDGEMENTS = ['on_track', 'at_risk', 'off_track'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

/** Organisations that support one follow-up. */
const MOST_SUPPORTING = 30

const title = () => requiredText(LIMITS.line, 'errors.followUpTitle')
const reason = () => requiredText(LIMITS.paragraph, 'errors.reason')

const requiredDate = () =>
  z.string('errors.required').check(
    z.minLength(1, 'errors.required'),
    z.refine((text) => text === '' || isIsoDate(text), 'errors.invalidDate'),
  )

/** Only an address of the web: `javascript:` and its kind never become a link on a page. */
export function isWebLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && hostname !== ''
}

/** One of a list: never empty. */
const chosen = () => z.union([z.object({ id: id() }), z.object({ name: requiredText(LIMITS.line) })])

const owners = { leadOrganisation: choice(), officer: choice(), nextStep: optionalText(LIMITS.paragraph) }

/** Of one outcome or of one agreement. */
export const createFollowUpSchema = z
  .object({
    ...commandId,
    id: optionalId(),
    outcomeId: optionalId(),
    agreementId: optionalId(),
    title: title(),
    ...owners,
    dueDate: optionalDate(),
  })
  .check(z.refine((v) => (v.outcomeId === null) !== (v.agreementId === null), 'errors.invalid'))

/**
 * The due date is not here: it has commands of its own. Who supports it, and the counterpart on the host's side (a host
 * contact of the visit), stay as they are where they are not said.
 */
export const editFollowUpSchema = z.object({
  ...commandId,
  ...edit,
  followUpId: id(),
  title: title(),
  ...owners,
  supporting: z.optional(z.array(chosen()).check(z.maxLength(MOST_SUPPORTING, 'errors.tooManySupporting'))),
  counterpart: z.optional(
    z.nullable(z.string().check(z.refine((v) => v === '' || UUID.test(v), 'errors.invalidReference'))),
  ),
})

/** One step of the workflow; where the table asks for a reason, `moveWithReasonSchema`. */
export const moveFollowUpSchema = z.object({
  ...commandId,
  followUpId: id(),
  version: z.int(),
  reason: optionalText(LIMITS.paragraph),
})
export const moveWithReasonSchema = z.object({ ...commandId, followUpId: id(), version: z.int(), reason: reason() })

/**
 * Adds to what is there, so it needs no version; what is empty (the next step, how much is done, the judgement) leaves the
 * present one.
 */
export const reportProgressSchema = z.object({
  ...commandId,
  followUpId: id(),
  text: requiredText(LIMITS.paragraph, 'errors.progress'),
  nextStep: optionalText(LIMITS.paragraph),
  percent: optionalInteger(0, 100),
  judgement: optionalOneOf(JUDGEMENTS),
})

export const addEvidenceSchema = z
  .object({
    ...commandId,
    followUpId: id(),
    kind: oneOf(EVIDENCE_KINDS),
    text: optionalText(LIMITS.paragraph),
    url: optionalText(2_000),
    fileId: optionalId(),
  })
  .check(
    z.refine((v) => v.kind !== 'note' || v.text !== null, { message: 'errors.required', path: ['text'] }),
    z.refine((v) => v.kind !== 'link' || (v.url !== null && isWebLink(v.url)), {
      message: 'errors.invalidLink',
      path: ['url'],
    }),
    z.refine((v) => v.kind !== 'file' || v.fileId !== null, { message: 'refusals.files.notReady', path: ['fileId'] }),
  )

export const evidenceSchema = z.object({ ...commandId, followUpId: id(), evidenceId: id() })

export const setDueDateSchema = z.object({ ...commandId, followUpId: id(), version: z.int(), dueDate: requiredDate() })
/** A manager's move, and the wish of anybody else. */
export const changeDueDateSchema = z.object({
  ...commandId,
  followUpId: id(),
  version: z.int(),
  dueDate: requiredDate(),
  reason: reason(),
})
export const decideDueDateSchema = z.object({ ...commandId, followUpId: id(), version: z.int(), changeId: id() })

export const completeVisitSchema = z.object({ ...commandId, visitId: id(), version: z.int() })

export type CreateFollowUp = z.output<typeof createFollowUpSchema>
export type EditFollowUp = z.output<typeof editFollowUpSchema>
