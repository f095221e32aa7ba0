import type { MemberMove } from './schema'

/**
 * An order after one of its ids has moved; the same order when it cannot go further that way or is not in it.
 * `first` and `last` spare twenty presses in a large delegation.
 */
export function moved(order: readonly string[], id: string, move: MemberMove): string[] {
  const from = order.indexOf(id)
  if (from < 0) return [...order]
  const end = order.length - 1
  const to = { up: from - 1, down: from + 1, first: 0, last: end }[move]
  const rest = order.filter((other) => other !== id)
  rest.splice(Math.min(Math.max(to, 0), end), 0, id)
  return rest
}

/** An order in which one id has given its place to others; those of them that have a place keep it. */
export function replaced(order: readonly string[], id: string, by: readonly string[]): string[] {
  const newcomers = by.filter((other) => !order.includes(other))
  return order.flatMap((other) => (other === id ? newcomers : [other]))
}

type Named = { title: string | null; person: { name: string } | null; group: { label: string } | null }

/** What a member or a contact is called: the person, the group, else the post. */
export const partyName = ({ person, group, title }: Named): string => person?.name ?? group?.label ?? title ?? ''

/**
 * A telephone number, an address or a note for the history, which more people read than the contact's page:
 * enough to tell one from another, no more.
 */
export const masked = (text: string | null): string | null =>
  text === null ? null : `…${[...text].slice(-2).join('')}`
