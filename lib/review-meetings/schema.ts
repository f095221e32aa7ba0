import * as z from 'zod/mini'
import {
  commandId,
  edit,
  id,
  LIMITS,
  oneOf,
  optionalDate,
  optionalId,
  optionalText,
  requiredText,
} from '@/lib/platform/fields'
import { asksReason, DECISIONS, goesOn } from './workflow'

/** Follow-ups on the list of one meeting: more than a day of them is no meeting. */
export const MAX_ITEMS = 500

const facts = {
  title: requiredText(LIMITS.line, 'errors.reviewMeetingTitle'),
  heldOn: optionalDate(),
  present: optionalText(LIMITS.paragraph),
}

export const createReviewMeetingSchema = z.object({ ...commandId, id: optionalId(), ...facts })
export const editReviewMeetingSchema = z.object({ ...commandId, ...edit, meetingId: id(), ...facts })

/** One step of the workflow, and of the archive: of the meeting as the person saw it. */
export const reviewMeetingSchema = z.object({ ...commandId, meetingId: id(), version: z.int() })

/** Those that the person picked on a page. */
export const addReviewItemsSchema = z.object({
  ...commandId,
  meetingId: id(),
  followUpIds: z
    .array(id(), 'errors.choose')
    .check(z.minLength(1, 'errors.choose'), z.maxLength(MAX_ITEMS, 'errors.invalid')),
})
/** All that match the filters of the register, as they stand in its address. */
export const addMatchingSchema = z.object({ ...commandId, meetingId: id(), query: optionalText(2_000) })

export const reviewItemSchema = z.object({ ...commandId, itemId: id() })
export const moveReviewItemSchema = z.object({
  ...commandId,
  id: id(),
  direction: oneOf(['up', 'down', 'first', 'last']),
})
export const sortReviewItemsSchema = z.object({ ...commandId, meetingId: id() })

/**
 * What the room decided on one follow-up. `version` is that of `versionShown`: what changed meanwhile is looked at before
 * it is decided.
 */
export const decideReviewItemSchema = z
  .object({
    ...commandId,
    itemId: id(),
    version: z.int(),
    decision: oneOf(DECISIONS),
    reason: optionalText(LIMITS.paragraph),
    dueDate: optionalDate(),
    dueReason: optionalText(LIMITS.paragraph),
    order: optionalText(LIMITS.paragraph),
  })
  .check(
    z.refine((v) => !asksReason(v.decision) || v.reason !== null, { message: 'errors.reason', path: ['reason'] }),
    z.refine((v) => goesOn(v.decision) || v.dueDate === null, {
      message: 'errors.noDateOnceDone',
      path: ['dueDate'],
    }),
    z.refine((v) => goesOn(v.decision) || v.order === null, { message: 'errors.noOrderOnceDone', path: ['order'] }),
  )

export type DecideItem = z.output<typeof decideReviewItemSchema>
