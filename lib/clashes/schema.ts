import * as z from 'zod/mini'
import { commandId, id, LIMITS, requiredText } from '@/lib/platform/fields'

/** Rule, ids of up to some items, a subject: longer than any key that a check gives. */
const MAX_KEY = 4_000

const clashKey = () => z.string('errors.required').check(z.minLength(1, 'errors.required'), z.maxLength(MAX_KEY))

export const acceptClashSchema = z.object({
  ...commandId,
  visitId: id(),
  key: clashKey(),
  /** As the page showed it: what has changed since is looked at again first. */
  fingerprint: z.string('errors.required').check(z.maxLength(100)),
  reason: requiredText(LIMITS.paragraph, 'errors.reason'),
})

export const withdrawAcceptanceSchema = z.object({ ...commandId, visitId: id(), key: clashKey() })
