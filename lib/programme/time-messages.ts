import type { Message } from '@/lib/platform/result'
import { formatOffset } from '@/lib/time/format'
import type { PartialTimeProblem } from '@/lib/time/partial-fields'

/**
 * Problems of a partial time as messages beside the fields of the form. A time that the clock shows twice is asked for
 * at the offset's own field, with both offsets (minutes east of UTC and in words) to choose from.
 */
export function timeMessages(problems: readonly PartialTimeProblem[]): Record<string, Message[]> {
  const fields: Record<string, Message[]> = {}
  for (const problem of problems) {
    const [field, message] = messageOf(problem)
    const list = fields[field] ?? []
    list.push(message)
    fields[field] = list
  }
  return fields
}

function messageOf({ field, code, offsets }: PartialTimeProblem): [string, Message] {
  if (code !== 'timeExistsTwice' || !offsets) return [field, { key: `refusals.programme.time.${code}` }]
  const [first, second] = offsets
  return [
    field === 'startTime' ? 'startOffset' : 'endOffset',
    {
      key: 'refusals.programme.time.timeExistsTwice',
      values: { first: formatOffset(first), second: formatOffset(second), firstMinutes: first, secondMinutes: second },
    },
  ]
}
