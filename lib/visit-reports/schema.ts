import * as z from 'zod/mini'
import { commandId, confirmed, id, LIMITS, optionalText } from '@/lib/platform/fields'
import { textField } from '@/lib/text/field'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The marks of a report's parts as a page saw them: two of 60 characters a meeting. */
const MAX_SEEN = 240_000

export const editVisitReportSchema = z.object({
  ...commandId,
  visitId: id(),
  /** Of the texts as they were opened; 0 where there were none. */
  version: z.int().check(z.minimum(0)),
  /** Both texts as they were opened, as JSON: what tells whose change is whose where somebody saved meanwhile. */
  base: z.optional(z.record(z.string(), z.string().check(z.refine(isJson, 'errors.invalid')))),
  introduction: textField(),
  conclusions: textField(),
})

export const signVisitReportSchema = z.object({
  ...commandId,
  ...confirmed,
  visitId: id(),
  note: optionalText(LIMITS.paragraph),
  seen: z.string('errors.required').check(z.maxLength(MAX_SEEN, 'errors.invalid')),
})
