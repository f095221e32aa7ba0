import type { Snapshot, SnapshotContact, SnapshotMember } from './snapshot'
import type { PartyDifference, ProgrammeDifference, SubgroupDifference } from './types'

type Party = SnapshotMember | SnapshotContact

/** Who joined and left the delegation, and what members are called otherwise. */
export function compareMembers(
  from: readonly SnapshotMember[],
  to: readonly SnapshotMember[],
): ProgrammeDifference['members'] {
  const [before, after] = [byId(from), byId(to)]
  const travels = (party: SnapshotMember | undefined) => party?.travels ?? false
  return {
    joined: to.filter((one) => one.travels && !travels(before.get(one.id))).map(({ name }) => name),
    left: from.filter((one) => one.travels && !travels(after.get(one.id))).map(({ name }) => name),
    changed: changedParties(before, to),
  }
}

/** What is known otherwise of contacts who stand in both programmes; who came and went is told with the items. */
export const compareContacts = (from: readonly SnapshotContact[], to: readonly SnapshotContact[]): PartyDifference[] =>
  changedParties(byId(from), to)

const byId = <P extends { id: string }>(parties: readonly P[]) => new Map(parties.map((party) => [party.id, party]))

function changedParties<P extends Party>(before: ReadonlyMap<string, P>, to: readonly P[]): PartyDifference[] {
  return to.flatMap((now): PartyDifference[] => {
    const was = before.get(now.id)
    if (!was) return []
    const [from, fresh] = [shown(was), shown(now)]
    const fields = (Object.keys(fresh) as (keyof typeof fresh)[]).flatMap((field) =>
      from[field] === fresh[field] ? [] : [{ field, from: from[field], to: fresh[field] }],
    )
    return fields.length === 0 ? [] : [{ id: now.id, name: now.name ?? now.title ?? '', fields }]
  })
}

const shown = (party: Party) => ({
  name: party.name,
  title: party.title,
  organisation: party.organisation?.name ?? null,
  headcount: party.headcount === null ? null : String(party.headcount),
  role: 'role' in party ? party.role : null,
})

/** Subgroups that came, went, are called otherwise or have other members. */
export function compareSubgroups(from: Snapshot, to: Snapshot): ProgrammeDifference['subgroups'] {
  const [before, after] = [byId(from.subgroups), byId(to.subgroups)]
  return {
    added: to.subgroups.filter(({ id }) => !before.has(id)).map(({ name }) => name),
    removed: from.subgroups.filter(({ id }) => !after.has(id)).map(({ name }) => name),
    changed: to.subgroups.flatMap((now): SubgroupDifference[] => {
      const was = before.get(now.id)
      if (!was) return []
      const joined = namesIn(
        to,
        now.memberIds.filter((id) => !was.memberIds.includes(id)),
      )
      const left = namesIn(
        from,
        was.memberIds.filter((id) => !now.memberIds.includes(id)),
      )
      if (was.name === now.name && joined.length + left.length === 0) return []
      return [{ id: now.id, name: now.name, before: was.name === now.name ? null : was.name, joined, left }]
    }),
  }
}

const namesIn = ({ members }: Snapshot, ids: readonly string[]): string[] =>
  members.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
