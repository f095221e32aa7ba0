import * as z from 'zod/mini'
import { previewFields } from '@/lib/delegations/paste-schema'
import { MAX_COLUMNS, MAX_PASTED_ROWS } from '@/lib/paste/limits'
import { commandId, confirmed, id, oneOf } from '@/lib/platform/fields'
import { itemFields, timeInOrder } from '../schema'
import { STARTING_STATUSES } from '../workflow'
import { ITEM_COLUMNS } from './words'

const {
  // What a table of a programme does not name: set on the item's own form.
  offeredBy: _offeredBy,
  offeredByKind: _offeredByKind,
  interpreter: _interpreter,
  noteTaker: _noteTaker,
  vehicle: _vehicle,
  readoutExpected: _readoutExpected,
  ...fields
} = itemFields

/** The fields of an item as `addItemSchema` has them. */
const pastedFields = {
  status: z._default(oneOf(STARTING_STATUSES), 'requested'),
  /** Nobody wrote of what kind it is: it is our proposal. */
  typeProposed: z._default(z.boolean(), false),
  ...fields,
}
const pastedItem = z
  .object({
    id: id(),
    /** Its row in what was pasted, from 1: for the messages. */
    row: z.int('errors.required'),
    ...pastedFields,
  })
  .check(timeInOrder)

export const addPastedItemsSchema = z.object({
  ...commandId,
  ...confirmed,
  visitId: id(),
  rows: z
    .array(pastedItem, 'errors.required')
    .check(z.minLength(1, 'refusals.paste.noRows'), z.maxLength(MAX_PASTED_ROWS, 'refusals.paste.tooManyRows')),
})
export type AddPastedItems = z.output<typeof addPastedItemsSchema>
export type PastedItem = AddPastedItems['rows'][number]
export const pastedItemSchema = z.object(pastedFields).check(timeInOrder)
export type PastedItemInput = z.input<typeof pastedItemSchema>

export const previewItemsSchema = z.object({
  ...previewFields,
  columns: z.optional(z.array(z.enum(ITEM_COLUMNS)).check(z.maxLength(MAX_COLUMNS))),
})
