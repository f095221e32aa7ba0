import { isSameForWhom } from './for-whom'
import type { Snapshot, SnapshotItem } from './snapshot'

/** Members who are in an item on one side only, and why is told elsewhere: by the roster or a subgroup. */
export type Explained = (was: SnapshotItem, now: SnapshotItem) => { came: Set<string>; left: Set<string> }

/**
 * Who came to an item or left it because the delegation, a subgroup or what the item is for changed, which is told
 * once. Who was set by hand is told with the item, but for who left the delegation.
 */
export function explainedBy(from: Snapshot, to: Snapshot): Explained {
  const [before, after] = [rosterOf(from), rosterOf(to)]
  return (was, now) => {
    const sameFor = isSameForWhom(was, now, to)
    const isIn = ({ participants }: SnapshotItem, id: string) => participants.some(({ memberId }) => memberId === id)
    const follows = (id: string) =>
      !sameFor ||
      before.travels.has(id) !== after.travels.has(id) ||
      [...was.subgroupIds, ...now.subgroupIds].some((group) => before.isIn(group, id) !== after.isIn(group, id))
    const came = now.participants.filter(({ memberId, byHand }) => !isIn(was, memberId) && !byHand && follows(memberId))
    const left = was.participants.filter(
      ({ memberId, byHand }) =>
        !isIn(now, memberId) && (!after.travels.has(memberId) || (!byHand && follows(memberId))),
    )
    const ids = (list: typeof came) => new Set(list.map(({ memberId }) => memberId))
    return { came: ids(came), left: ids(left) }
  }
}

function rosterOf({ members, subgroups }: Snapshot) {
  const groups = new Map(subgroups.map(({ id, memberIds }) => [id, new Set(memberIds)]))
  return {
    travels: new Set(members.filter(({ travels }) => travels).map(({ id }) => id)),
    isIn: (group: string, id: string): boolean => groups.get(group)?.has(id) ?? false,
  }
}

/** Our side of an item by id, in the order of precedence, without those who need not be told here. */
export function participantNames(item: SnapshotItem, { members }: Snapshot, without: Set<string>): Map<string, string> {
  const here = new Set(item.participants.map(({ memberId }) => memberId))
  return new Map(members.filter(({ id }) => here.has(id) && !without.has(id)).map(({ id, name }) => [id, name]))
}
