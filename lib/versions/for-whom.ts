import type { Snapshot, SnapshotItem } from './snapshot'
import type { ForWhom } from './types'

/** A subgroup that is no more is told once, not with each of its items. */
export function isSameForWhom(was: SnapshotItem, now: SnapshotItem, to: Snapshot): boolean {
  const standing = was.subgroupIds.filter((id) => to.subgroups.some((subgroup) => subgroup.id === id))
  return (
    was.forEveryone === now.forEveryone &&
    standing.length === now.subgroupIds.length &&
    standing.every((id) => now.subgroupIds.includes(id))
  )
}

/** For whom an item is, a subgroup by the name that the newer programme gives it. */
export const forWhom = ({ forEveryone, subgroupIds }: SnapshotItem, own: Snapshot, to: Snapshot): ForWhom => ({
  everyone: forEveryone,
  subgroups: subgroupIds.flatMap((id) => {
    const named = to.subgroups.find((one) => one.id === id) ?? own.subgroups.find((one) => one.id === id)
    return named?.name ?? []
  }),
})
