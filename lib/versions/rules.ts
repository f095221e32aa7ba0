import { compareItem } from './compare-items'
import { compareContacts, compareMembers, compareSubgroups } from './compare-people'
import { followsArrival, lineOf, type Placed } from './compare-when'
import { movedWithinDays } from './order-moves'
import { explainedBy } from './participants'
import type { Snapshot } from './snapshot'
import type { DifferenceSummary, ItemDifference, ProgrammeDifference, VisitField } from './types'

const VISIT_FIELDS: readonly VisitField[] = ['title', 'direction', 'arrivalDate', 'departureDate', 'homeZone']

/**
 * What `to` has otherwise than `from`: items matched by their ids, each difference once. Days that follow the arrival
 * are told by the arrival alone, participants who follow the roster or a subgroup by that.
 */
export function compareProgrammes(from: Snapshot, to: Snapshot): ProgrammeDifference {
  const [before, after] = [placedItems(from), placedItems(to)]
  const kept = [...after.values()].flatMap((now) => {
    const was = before.get(now.item.id)
    return was ? [{ was, now }] : []
  })
  const reordered = movedWithinDays(kept, from, to)
  const explained = explainedBy(from, to)
  const changed = kept.flatMap(({ was, now }): ItemDifference[] => {
    const difference = compareItem(was, now, { from, to, explained, reordered: reordered.has(now.item.id) })
    return difference ? [difference] : []
  })
  return {
    visit: VISIT_FIELDS.flatMap((field) => {
      const [old, fresh] = [from.visit[field], to.visit[field]]
      return old === fresh ? [] : [{ field, from: old, to: fresh }]
    }),
    following: kept.filter(({ was, now }) => followsArrival(was.item, now.item, from, to)).length,
    members: compareMembers(from.members, to.members),
    contacts: compareContacts(from.contacts, to.contacts),
    subgroups: compareSubgroups(from, to),
    added: [...after.values()].filter(({ item }) => !before.has(item.id)).map(lineOf),
    removed: [...before.values()].filter(({ item }) => !after.has(item.id)).map(lineOf),
    changed,
  }
}

function placedItems({ days }: Snapshot): Map<string, Placed> {
  return new Map(days.flatMap((day) => day.items.map((item) => [item.id, { item, day }] as const)))
}

/** True when the two programmes show the same. */
export function isEmptyDifference(difference: ProgrammeDifference): boolean {
  const { visit, members, contacts, subgroups, added, removed, changed } = difference
  const lists = [visit, members.joined, members.left, members.changed, contacts]
  const more = [subgroups.added, subgroups.removed, subgroups.changed, added, removed, changed]
  return [...lists, ...more].every((list) => list.length === 0)
}

/** The difference in numbers, for one line. */
export function summarise(difference: ProgrammeDifference): DifferenceSummary {
  const { visit, members, contacts, subgroups, added, removed, changed, following } = difference
  const kinds = changed.map(kindOf)
  const count = (kind: DifferenceKind) => kinds.filter((one) => one === kind).length
  return {
    added: added.length,
    removed: removed.length,
    cancelled: count('cancelled'),
    postponed: count('postponed'),
    moved: count('moved'),
    changed: count('changed'),
    following,
    others:
      visit.length +
      members.joined.length +
      members.left.length +
      members.changed.length +
      contacts.length +
      subgroups.added.length +
      subgroups.removed.length +
      subgroups.changed.length,
  }
}

export type DifferenceKind = 'cancelled' | 'postponed' | 'moved' | 'changed'

/** What is first to be said of an item that is not as it was. */
export function kindOf({ step, moved }: Pick<ItemDifference, 'step' | 'moved'>): DifferenceKind {
  if (step?.to === 'cancelled' || step?.to === 'postponed') return step.to
  return moved ? 'moved' : 'changed'
}
