import type { ProgrammeSnapshot, SnapshotItem } from './types'

/** The same snapshot with some of its own items as they might become, and those that are not in it yet. */
export function withItems(snapshot: ProgrammeSnapshot, changed: readonly SnapshotItem[]): ProgrammeSnapshot {
  const byId = new Map(changed.map((item) => [item.id, item]))
  const kept = snapshot.items.map((item) => byId.get(item.id) ?? item)
  const added = changed.filter(({ id }) => !snapshot.items.some((item) => item.id === id))
  return { ...snapshot, items: [...kept, ...added] }
}
