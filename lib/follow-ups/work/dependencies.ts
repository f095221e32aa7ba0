/** Follow-ups that one may wait for: more than anybody overlooks. */
export const MOST_DEPENDENCIES = 50

/** `from` waits for `to`. */
export type Edge = { from: string; to: string }

/**
 * The circle that "`waiting` waits for `first`" would close among the edges there are: every one that waits for the
 * next, from `waiting` back to `waiting`; null where it closes none. The shortest one, so that it is read at a glance.
 */
export function circleOf(edges: readonly Edge[], waiting: string, first: string): string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const cameFrom = new Map<string, string | null>([[first, null]])
  for (const id of cameFrom.keys()) {
    if (id === waiting) return [waiting, ...wayTo(cameFrom, waiting)]
    for (const to of next.get(id) ?? []) if (!cameFrom.has(to)) cameFrom.set(to, id)
  }
  return null
}

function wayTo(cameFrom: ReadonlyMap<string, string | null>, end: string): string[] {
  const way: string[] = []
  for (let id: string | null = end; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id)
  return way
}

/** The number of a reference as people type it ("F-0012", "f 12", "12"); null where it is none. */
export function numberOf(text: string): number | null {
  const [, digits] = /^\s*(?:F\s*-?\s*)?(\d{1,9})\s*$/i.exec(text) ?? []
  return digits ? Number(digits) : null
}
