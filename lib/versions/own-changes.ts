import type { Placed } from './compare-when'
import { compareProgrammes } from './rules'
import type { Snapshot, SnapshotItem } from './snapshot'
import type { FieldChange, OwnChanges, OwnItemDifference, OwnRole, ProgrammeDifference } from './types'

/**
 * Somebody whose programme it is: a person by the directory, a member or contact who is none (a group, a post).
 * `memberId` and `contactId` are what they are on the visit, where they are that.
 */
export type Recipient = {
  name: string
  personId: string | null
  memberId: string | null
  contactId: string | null
}

/** Whose own programmes a version changes, and how; `from` is null for the first version. */
export function ownChanges(from: Snapshot | null, to: Snapshot): { who: Recipient; changes: OwnChanges }[] {
  return recipientsOf(from, to).flatMap((who) => {
    const changes = changesFor(who, from, to)
    return changes ? [{ who, changes }] : []
  })
}

/** Everybody who stands in an item on either side: the delegation in its order, then the host side, then others. */
function recipientsOf(from: Snapshot | null, to: Snapshot): Recipient[] {
  const found = new Map<string, Recipient>()
  const add = (id: string, who: Recipient) => {
    const known = found.get(id)
    found.set(
      id,
      known ? { ...known, memberId: known.memberId ?? who.memberId, contactId: known.contactId ?? who.contactId } : who,
    )
  }
  const sides = from ? [to, from] : [to]
  const nobody = { personId: null, memberId: null, contactId: null }
  for (const { members } of sides)
    for (const { id, personId, name } of members) add(personId ?? id, { ...nobody, personId, memberId: id, name })
  for (const { contacts } of sides)
    for (const { id, personId, name, title } of contacts)
      add(personId ?? id, { ...nobody, personId, contactId: id, name: name ?? title ?? '' })
  for (const { days } of sides)
    for (const { interpreter, noteTaker } of days.flatMap(({ items }) => items))
      for (const one of [interpreter, noteTaker]) if (one) add(one.id, { ...nobody, personId: one.id, name: one.name })
  return [...found.values()]
}

function changesFor(who: Recipient, from: Snapshot | null, to: Snapshot): OwnChanges | null {
  const now = ownProgramme(to, who)
  const items = countOf(now)
  const before = from && ownProgramme(from, who)
  if (!before || countOf(before) === 0) {
    return items === 0 ? null : { first: true, items, arrival: null, added: [], removed: [], changed: [] }
  }
  const roles = (side: Snapshot) => rolesIn(side, who)
  const difference = compareProgrammes(before, now)
  const changes = ownOf(difference, roles(before), roles(now))
  const same = [changes.added, changes.removed, changes.changed].every((list) => list.length === 0)
  return same && changes.arrival === null ? null : { ...changes, items }
}

const countOf = ({ days }: Snapshot): number => days.reduce((sum, { items }) => sum + items.length, 0)

/** A programme with only the items of one recipient. */
export function ownProgramme(
  snapshot: Snapshot,
  who: Pick<Recipient, 'personId' | 'memberId' | 'contactId'>,
): Snapshot {
  const isMine = (item: SnapshotItem) => rolesOf(item, who, snapshot).length > 0
  const days = snapshot.days.map((day) => ({ ...day, items: day.items.filter(isMine) }))
  return { ...snapshot, days: days.filter(({ items }) => items.length > 0) }
}

function rolesIn(snapshot: Snapshot, who: Recipient): ReadonlyMap<string, OwnRole[]> {
  const placed: Placed[] = snapshot.days.flatMap((day) => day.items.map((item) => ({ item, day })))
  return new Map(placed.map(({ item }) => [item.id, rolesOf(item, who, snapshot)]))
}

/** What somebody is in an item; nothing when it is not of their programme. The rule of `isFor`, for contacts too. */
function rolesOf(
  item: SnapshotItem,
  { personId, memberId, contactId }: Pick<Recipient, 'personId' | 'memberId' | 'contactId'>,
  { members, contacts }: Snapshot,
): OwnRole[] {
  const isPerson = (id: string | null | undefined) => personId !== null && id === personId
  const ours = item.participants.some(
    (one) => one.memberId === memberId || isPerson(members.find(({ id }) => id === one.memberId)?.personId),
  )
  const theirs = item.counterparts.some(
    (one) => one.contactId === contactId || isPerson(contacts.find(({ id }) => id === one.contactId)?.personId),
  )
  return [
    ...(ours ? (['participant'] as const) : []),
    ...(theirs ? (['counterpart'] as const) : []),
    ...(isPerson(item.interpreter?.id) ? (['interpreter'] as const) : []),
    ...(isPerson(item.noteTaker?.id) ? (['noteTaker'] as const) : []),
  ]
}

function ownOf(
  { visit, following, added, removed, changed }: ProgrammeDifference,
  before: ReadonlyMap<string, OwnRole[]>,
  now: ReadonlyMap<string, OwnRole[]>,
): Omit<OwnChanges, 'items'> {
  const arrival = visit.find(({ field }) => field === 'arrivalDate')
  const mine = changed.flatMap((one): OwnItemDifference[] => {
    const [from, to] = [before.get(one.id) ?? [], now.get(one.id) ?? []]
    const fields = one.fields.filter(concernsEach)
    const as = isSameRoles(from, to) ? null : { from, to }
    return one.moved || one.step || fields.length > 0 || as ? [{ ...one, fields, as }] : []
  })
  return {
    first: false,
    arrival: arrival && following > 0 ? { from: arrival.from, to: arrival.to } : null,
    added: added.map((line) => ({ ...line, as: now.get(line.id) ?? [] })),
    removed,
    changed: mine,
  }
}

const isSameRoles = (from: readonly OwnRole[], to: readonly OwnRole[]): boolean =>
  from.length === to.length && from.every((role) => to.includes(role))

/**
 * Who else of the own side takes part, who takes notes, what a host answered: the planner's to know. Twenty people are
 * not called because one more comes along.
 */
function concernsEach(change: FieldChange): boolean {
  if (change.kind === 'answer' || change.kind === 'forWhom' || change.kind === 'readoutExpected') return false
  if (change.kind === 'list') return change.field !== 'participants'
  return !(change.kind === 'text' && change.field === 'noteTaker')
}
