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

/** One programme, with what is looked up in it for every recipient. */
type Side = { snapshot: Snapshot; roles: (item: SnapshotItem, who: Ids) => OwnRole[] }
type Ids = Pick<Recipient, 'personId' | 'memberId' | 'contactId'>

/** Whose own programmes a version changes, and how; `from` is null for the first version. */
export function ownChanges(from: Snapshot | null, to: Snapshot): { who: Recipient; changes: OwnChanges }[] {
  const [before, now] = [from && sideOf(from), sideOf(to)]
  return recipientsOf(from, to).flatMap((who) => {
    const changes = changesFor(who, before, now)
    return changes ? [{ who, changes }] : []
  })
}

/**
 * Who takes part is nobody's own change (`concernsEach`), and comparing two hundred names of each item for each of two
 * hundred people would take a minute: the sides are compared without them.
 */
function sideOf(snapshot: Snapshot): Side {
  const days = snapshot.days.map((day) => ({ ...day, items: day.items.map((item) => ({ ...item, participants: [] })) }))
  return { snapshot: { ...snapshot, days }, roles: rolesIn(snapshot) }
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
  // Who left and came back goes by what they are now.
  for (const { members } of sides)
    for (const { id, personId, name } of members.toSorted((a, b) => Number(b.travels) - Number(a.travels)))
      add(personId ?? id, { ...nobody, personId, memberId: id, name })
  for (const { contacts } of sides)
    for (const { id, personId, name, title } of contacts)
      add(personId ?? id, { ...nobody, personId, contactId: id, name: name ?? title ?? '' })
  for (const { days } of sides)
    for (const { interpreter, noteTaker } of days.flatMap(({ items }) => items))
      for (const one of [interpreter, noteTaker]) if (one) add(one.id, { ...nobody, personId: one.id, name: one.name })
  return [...found.values()]
}

function changesFor(who: Recipient, from: Side | null, to: Side): OwnChanges | null {
  const now = ownProgramme(to, who)
  const items = countOf(now)
  const before = from && ownProgramme(from, who)
  if (!before || countOf(before) === 0) {
    return items === 0 ? null : { first: true, items, arrival: null, added: [], removed: [], changed: [] }
  }
  const rolesBy = (side: Side, own: Snapshot) =>
    new Map(own.days.flatMap((day) => day.items.map((item) => [item.id, side.roles(item, who)] as const)))
  const difference = compareProgrammes(before, now)
  const changes = ownOf(difference, rolesBy(from, before), rolesBy(to, now))
  const same = [changes.added, changes.removed, changes.changed].every((list) => list.length === 0)
  return same && changes.arrival === null ? null : { ...changes, items }
}

const countOf = ({ days }: Snapshot): number => days.reduce((sum, { items }) => sum + items.length, 0)

/** A programme with only the items of one recipient. */
function ownProgramme({ snapshot, roles }: Side, who: Ids): Snapshot {
  const days = snapshot.days.map((day) => ({ ...day, items: day.items.filter((item) => roles(item, who).length > 0) }))
  return { ...snapshot, days: days.filter(({ items }) => items.length > 0) }
}

/** What somebody is in an item; nothing when it is not of their programme. The rule of `isFor`, for contacts too. */
function rolesIn({ members, contacts, days }: Snapshot): Side['roles'] {
  const personOf = new Map([...members, ...contacts].map(({ id, personId }) => [id, personId]))
  const idsOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => [id, personOf.get(id) ?? id]))
  const parties = new Map(
    days.flatMap(({ items }) =>
      items.map(({ id, participants, counterparts }) => {
        const ours = idsOf(participants.map(({ memberId }) => memberId))
        return [id, { ours, theirs: idsOf(counterparts.map(({ contactId }) => contactId)) }] as const
      }),
    ),
  )
  return ({ id, interpreter, noteTaker }, { personId, memberId, contactId }) => {
    const isIn = (side: 'ours' | 'theirs', ...ids: (string | null)[]) =>
      ids.some((one) => one !== null && parties.get(id)?.[side].has(one))
    return [
      ...(isIn('ours', memberId, personId) ? (['participant'] as const) : []),
      ...(isIn('theirs', contactId, personId) ? (['counterpart'] as const) : []),
      ...(personId !== null && interpreter?.id === personId ? (['interpreter'] as const) : []),
      ...(personId !== null && noteTaker?.id === personId ? (['noteTaker'] as const) : []),
    ]
  }
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
