import type { CompiledMessages } from './load'

/**
 * The part of the messages under the given paths (`errors`, `visits.form`), nested as before.
 * A path that is not there is left out.
 */
export function pickMessages(messages: CompiledMessages, paths: readonly string[]): CompiledMessages {
  const picked: CompiledMessages = {}
  for (const path of paths) copyPath(messages, picked, path.split('.'))
  return picked
}

function copyPath(from: CompiledMessages, to: CompiledMessages, [head, ...rest]: string[]): void {
  const value = head === undefined ? undefined : from[head]
  if (head === undefined || value === undefined) return
  if (rest.length === 0 || !isBranch(value)) {
    to[head] = value
    return
  }
  const existing = to[head]
  // A copy, never the loaded object itself: two picks of one namespace must not write into each other.
  const next: CompiledMessages = isBranch(existing) ? { ...existing } : {}
  to[head] = next
  copyPath(value, next, rest)
}

const isBranch = (value: CompiledMessages[string] | undefined): value is CompiledMessages =>
  typeof value === 'object' && !Array.isArray(value)
