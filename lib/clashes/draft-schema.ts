import * as z from 'zod/mini'
import { id, optionalId, optionalOneOf, optionalText } from '@/lib/platform/fields'
import { itemFields } from '@/lib/programme/schema'
import { ITEM_TYPES } from '@/lib/programme/values'
import { ITEM_STATUSES } from '@/lib/programme/workflow'

/** The fields of an item's form while they are typed: nothing needs to be there yet. */
export const draftSchema = z.object({
  visitId: id(),
  /** The item that is edited; null for a new one. */
  itemId: optionalId(),
  /** Of a new item; an edited one has its own. */
  status: optionalOneOf(ITEM_STATUSES),
  ...itemFields,
  type: optionalOneOf(ITEM_TYPES),
  title: optionalText(),
})

export type Draft = z.output<typeof draftSchema>
