import type { TextDoc } from '@/lib/text/types'

/** The text of nobody; the same as in `lib/text/doc`, which brings the editor's schema along. */
export const NO_TEXT: TextDoc = { type: 'doc', content: [{ type: 'paragraph' }] }

/** Whether two texts are the same, whatever the order in which a store wrote their properties. */
export function sameText(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(([key, value]) => sameText(value, (b as Record<string, unknown>)[key]))
  )
}
