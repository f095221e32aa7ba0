import { type DayAnswer, readWrittenDay } from './written-day'
import { readWrittenTime, type WrittenTime } from './written-time'

const LONGEST = 160

/**
 * Reads a cell that holds a day and a time: `12.03.2027 14:30–16:00`, `14:30, 12 March`. Null unless one part of it is
 * a day, the rest a time, and both are understood.
 */
export function readWrittenWhen(
  text: string,
  context: { arrivalDate: string | null },
): { day: Extract<DayAnswer, { ok: true }>['day']; time: WrittenTime } | null {
  if (text.length > LONGEST) return null
  for (const { index } of text.matchAll(/[\s,;]+/g)) {
    const [left, right] = [text.slice(0, index), text.slice(index).replace(/^[\s,;]+/, '')]
    for (const [first, second] of [
      [left, right],
      [right, left],
    ] as const) {
      const time = second === '' ? null : readWrittenTime(second)
      const day = time ? readWrittenDay(first, context) : null
      if (time && day?.ok) return { day: day.day, time }
    }
  }
  return null
}
