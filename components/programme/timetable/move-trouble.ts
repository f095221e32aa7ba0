import type { Trouble } from '@/components/ui/form/command'
import type { PartialTime } from '@/lib/time/partial-fields'
import { fill } from './timetable-fill'
import type { MoveWords } from './timetable-words'

/**
 * Why a move was not made, in words.
 * @param mine the time that was asked for: what a conflict does not name is the same in both
 */
export function moveTrouble(
  trouble: Trouble,
  about: { words: MoveWords; title: string; tell: (time: PartialTime) => string; mine: PartialTime },
): string {
  const { words, title, tell, mine } = about
  const { act } = words
  switch (trouble.kind) {
    case 'conflict': {
      const theirs = Object.fromEntries(trouble.fields.map((one) => [one.field, one.theirs === '' ? null : one.theirs]))
      const time = { ...mine, ...theirs } as PartialTime
      const number = theirs.dayNumber == null ? null : Number(theirs.dayNumber)
      const when = tell('dayNumber' in theirs ? { ...time, dayNumber: number } : time)
      const { by: name } = trouble
      return name === undefined ? fill(words.stale, { title, when }) : fill(words.staleBy, { title, when, name })
    }
    case 'invalid':
      return [
        ...new Set(Object.values(trouble.fields).flatMap((list) => list.map(({ text }) => text ?? act.refused.rule))),
      ].join(' ')
    case 'refused':
      return trouble.reason.text ?? act.refused.rule
    case 'forbidden':
    case 'missing':
      return act.refused[trouble.kind]
    case 'signedOut':
      return act.signedOut.plain
    default:
      return words.unavailable
  }
}
