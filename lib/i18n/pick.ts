import type { Messages } from './load'

/**
 * The part of the messages under the given paths (`errors`, `visits.form`), nested as before.
 * A path that is not there is left out.
 */
export function pickMessages(messages: Messages, paths: readonly string[]): Messages {
  const picked: Messages = {}
  for (const path of paths) copyPath(messages, picked, path.split('.'))
  return picked
}

function copyPath(from: Messages, to: Messages, [head, ...rest]: string[]): void {
  const value = head === undefined ? undefined : from[head]
  if (head === undefined || value === undefined) return
  if (rest.length === 0 || typeof value === 'string') {
    to[head] = value
    return
  }
  const existing = to[head]
  // A copy, never the loaded object itself: two picks of one namespace must not write into each other.
  const next: Messages = typeof existing === 'object' ? { ...existing } : {}
  to[head] = next
  copyPath(value, next, rest)
}

/** Both together, nested; where both have a text the second's stands. */
export function mergeMessages(first: Messages, second: Messages): Messages {
  const merged: Messages = { ...first }
  for (const [key, value] of Object.entries(second)) {
    const before = merged[key]
    merged[key] = typeof value === 'object' && typeof before === 'object' ? mergeMessages(before, value) : value
  }
  return merged
}
