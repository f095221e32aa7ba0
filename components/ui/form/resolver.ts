import { toNestErrors } from '@hookform/resolvers'
import type { FieldError, FieldValues, Resolver } from 'react-hook-form'
import * as z from 'zod/mini'
import type { Message } from '@/lib/platform/result'
import { packMessage } from './message'

export type InputSchema = z.core.$ZodType

/**
 * Checks a form's values by the command's own schema. Passes the values on as they were typed: the
 * server parses them once more and is the one that counts.
 * @param complete adds what is not on the form (the command id)
 */
export function schemaResolver(
  schema: InputSchema,
  complete: (values: FieldValues) => FieldValues,
): Resolver<FieldValues> {
  return async (values, _context, options) => {
    const input = complete(values)
    const parsed = await z.safeParseAsync(schema, input)
    if (parsed.success) return { values: input, errors: {} }
    const errors: Record<string, FieldError> = {}
    for (const issue of parsed.error.issues) {
      const { path, message } = readIssue(issue)
      errors[path] ??= { type: issue.code ?? 'custom', message: packMessage(message) }
    }
    return { values: {}, errors: toNestErrors(errors, options) }
  }
}

/** The field path and message of an issue. Of a union the first branch that has words of ours speaks. */
export function readIssue(issue: z.core.$ZodIssue): { path: string; message: Message } {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find((branch) => isKey(branch.message))
    if (inner) return { path, message: readIssue({ ...inner, path: [] }).message }
  }
  const key = isKey(issue.message) ? issue.message : 'errors.invalid'
  return { path, message: 'maximum' in issue ? { key, values: { maximum: Number(issue.maximum) } } : { key } }
}

const isKey = (text: string): boolean => /^(errors|refusals)\./.test(text)
