import * as z from 'zod/mini'
import { commandId, confirmed, id, LIMITS, optionalText } from '@/lib/platform/fields'

/** The marks of a programme's items as a page saw them: 50 characters each. */
const MAX_SEEN = 120_000

export const issueVersionSchema = z.object({
  ...commandId,
  ...confirmed,
  visitId: id(),
  note: optionalText(LIMITS.paragraph),
  seen: z.string('errors.required').check(z.maxLength(MAX_SEEN, 'errors.invalid')),
})

export const toldSchema = z.object({ ...commandId, recipientId: id() })
