import * as z from 'zod/mini'
import { UUID } from '@/lib/platform/id-pattern'

/** Of one request. */
export const MOST_ENTRIES = 200

const instant = z.string('errors.invalid').check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'errors.invalid'))

/** What has an answer of its own, however little of it makes sense: the command checks its input itself. */
const entry = z.object({
  commandId: z.string('errors.invalid').check(z.regex(UUID, 'errors.invalid')),
  command: z.catch(z.string(), ''),
  input: z.catch(z.record(z.string(), z.unknown()), {}),
  writtenAt: z.catch(instant, ''),
})

/** `POST /api/sync`; of a device with another version only that is read. */
export const syncRequestSchema = z.object({
  v: z.number('errors.invalid'),
  userId: z.string('errors.invalid'),
  sentAt: instant,
  entries: z.array(entry, 'errors.invalid').check(z.maxLength(MOST_ENTRIES, 'errors.invalid')),
})
export type ParsedSync = z.output<typeof syncRequestSchema>
