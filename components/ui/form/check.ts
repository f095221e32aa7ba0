import * as z from 'zod/mini'
import type { Message } from '@/lib/platform/result'

export type InputSchema = z.core.$ZodType

/** What is wrong with an input by a command's own schema: the first message of each field path. */
export async function check(schema: InputSchema, input: unknown): Promise<Map<string, Message>> {
  const parsed = await z.safeParseAsync(schema, input)
  const messages = new Map<string, Message>()
  if (parsed.success) return messages
  for (const issue of parsed.error.issues) {
    const { path, message } = readIssue(issue)
    if (!messages.has(path)) messages.set(path, message)
  }
  return messages
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
