import { compiledMessages } from './load'
import type form from './messages/en/form.json'
import { pickMessages } from './pick'

/** What a button for one act may have to say. None of it has arguments, so the browser needs no formatter for it. */
const PARTS = ['close', 'reason', 'optional', 'notNow', 'saving'] as const
const GROUPS = ['problem', 'confirm', 'refused', 'signedOut', 'unavailable'] as const

export type ActWords = Pick<typeof form, (typeof PARTS)[number] | (typeof GROUPS)[number]> & {
  conflict: { action: string }
}

let words: ActWords | undefined

/** The same object at every call, so that a page with fifty such buttons carries the words once. */
export function actWords(): ActWords {
  if (words && process.env.NODE_ENV === 'production') return words
  const paths = [...PARTS, ...GROUPS, 'conflict.action'].map((key) => `form.${key}`)
  words = pickMessages(compiledMessages(), paths).form as unknown as ActWords
  return words
}
