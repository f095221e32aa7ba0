import type * as z from 'zod/mini'
import type { Message } from '@/lib/platform/result'

/** What a schema has against a row: one message a field, the field being the first part of the path. */
export function schemaProblems(schema: z.ZodMiniType, input: unknown): { field: string; message: Message }[] {
  const parsed = schema.safeParse(input)
  if (parsed.success) return []
  const first = new Map<string, Message>()
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    const key = /^(errors|refusals)\./.test(issue.message) ? issue.message : 'errors.invalid'
    const message = 'maximum' in issue ? { key, values: { maximum: Number(issue.maximum) } } : { key }
    if (!first.has(field)) first.set(field, message)
  }
  return [...first].map(([field, message]) => ({ field, message }))
}
