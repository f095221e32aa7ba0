import type { Minutes } from './content'

/** The minutes without the follow-ups that a reader may not see; of those nothing is said. */
export function copyFor(minutes: Minutes, seen: ReadonlySet<string>): Minutes {
  return { ...minutes, items: minutes.items.filter(({ followUp }) => seen.has(followUp.id)) }
}

/**
 * One number for a follow-up and what is decided on it in a meeting. Both versions only ever grow, so it changes with
 * either of them and never comes back.
 */
export const versionShown = (followUp: { version: number }, item: { version: number }): number =>
  followUp.version + item.version
