import * as z from 'zod/mini'
import { commandId, confirmed, edit, flag, id, LIMITS, oneOf, optionalDate, optionalText } from '@/lib/platform/fields'
import { itemFields, timeInOrder } from '../schema'
import { CONFIRMABLE_FIELDS } from '../values'

/**
 * One field of an item, with those that are settled together with it (`SETTLED_BY`): those are taken whole, an absent one
 * as empty; the others of the form are not looked at.
 */
export const settleFieldSchema = z
  .object({
    ...commandId,
    ...edit,
    ...confirmed,
    itemId: id(),
    field: oneOf(CONFIRMABLE_FIELDS),
    /** What is set now is still to be confirmed: an open note stays. */
    keepOpen: flag(),
    ...itemFields,
    type: z.optional(itemFields.type),
    title: z.optional(itemFields.title),
  })
  .check(timeInOrder)

/** A version of 0: there was no open note when the form was opened. */
const noteVersion = { version: z.int('errors.required') }

export const markToBeConfirmedSchema = z.object({
  ...commandId,
  ...edit,
  ...noteVersion,
  itemId: id(),
  field: oneOf(CONFIRMABLE_FIELDS),
  askedOf: optionalText(LIMITS.line),
  until: optionalDate(),
  note: optionalText(1_000),
})

export const settleToBeConfirmedSchema = z.object({
  ...commandId,
  ...noteVersion,
  itemId: id(),
  field: oneOf(CONFIRMABLE_FIELDS),
})
