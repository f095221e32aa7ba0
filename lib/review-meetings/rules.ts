import type { Minutes } from './content'

/** The minutes without the follow-ups that a reader may not see; of those nothing is said. */
export function copyFor(minutes: Minutes, seen: ReadonlySet<string>): Minutes {
  return { ...minutes, items: minutes.items.filter(({ followUp }) => seen.has(followUp.id)) }
}
