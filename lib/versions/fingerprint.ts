import { createHash } from 'node:crypto'
import { itemsOf, type Snapshot } from './snapshot'

/** A programme as a page was looking at it: a mark for each item by its id, for their order, and for all that is none. */
type Seen = { rest: string; order: string; items: Map<string, string> }

const LENGTH = 12
const markOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, LENGTH)

function marksOf(snapshot: Snapshot): Seen {
  const { visit, members, contacts, subgroups, days } = snapshot
  const marks = days.flatMap(({ key, items }) => items.map((item) => [item.id, markOf([key, item])] as const))
  return {
    rest: markOf([visit, members, contacts, subgroups]),
    order: markOf(marks.map(([id]) => id)),
    items: new Map(marks),
  }
}

/** The state of a draft in one word, sent along by the page that shows it. Read back by `changedSince`. */
export function fingerprint(snapshot: Snapshot): string {
  const { rest, order, items } = marksOf(snapshot)
  return [rest, order, ...[...items].map(([id, mark]) => `${id}:${mark}`)].join(' ')
}

export type Since = {
  /** Items that were added, changed or moved, by their titles now. */
  titles: string[]
  /** Ids of items that are gone. */
  gone: string[]
  /** The visit's facts, the delegation or the host side changed. */
  rest: boolean
  /** The same items stand in another order. */
  order: boolean
}

/**
 * What of a draft is not as a page saw it; null when nothing is. Only marks that one build of the program made are
 * comparable: a page that was open over an update is told that everything changed.
 */
export function changedSince(seen: string, now: Snapshot): Since | null {
  const [rest, order, ...pairs] = seen.split(' ')
  const before = new Map(pairs.map((pair) => [pair.slice(0, 36), pair.slice(37)]))
  const after = marksOf(now)
  const titles = itemsOf(now).flatMap(({ id, title }) => (before.get(id) === after.items.get(id) ? [] : [title]))
  const gone = [...before.keys()].filter((id) => !after.items.has(id))
  const same = titles.length + gone.length === 0
  const since = { titles, gone, rest: rest !== after.rest, order: same && order !== after.order }
  return same && !since.rest && !since.order ? null : since
}

/** A short word for one state of the draft: what somebody accepted is that and no later one. */
export const stateOf = (snapshot: Snapshot): string => markOf(fingerprint(snapshot))
