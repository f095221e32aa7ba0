import * as z from 'zod/mini'
import { commandId, id, optionalId } from '@/lib/platform/fields'

export const makeFeedSchema = z.object({
  ...commandId,
  visitId: id(),
  personId: id(),
  /** The address that stands as far as the person saw: it stops working. Another one in its place is not replaced unseen. */
  replaces: optionalId(),
})

export const revokeFeedSchema = z.object({ ...commandId, feedId: id() })
