import { formatDuration } from '@/lib/time/format'
import { followsArrival, isSameDay, isSameWhen, lineOf, type Placed, whenOf } from './compare-when'
import { forWhom, isSameForWhom } from './for-whom'
import { type Explained, participantNames } from './participants'
import type { Snapshot, SnapshotItem } from './snapshot'
import type { FieldChange, ItemDifference, TextField } from './types'

type Sides = { from: Snapshot; to: Snapshot; explained: Explained; reordered: boolean }

/** One item on both sides; null when it is told alike. */
export function compareItem(was: Placed, now: Placed, sides: Sides): ItemDifference | null {
  const { from, to, reordered } = sides
  const [before, after] = [was.item, now.item]
  const [old, when] = [whenOf(was), whenOf(now)]
  const follows = followsArrival(before, after, from, to)
  const isSame = isSameWhen(old, when, from, to, follows)
  const order = reordered ? ({ kind: 'order' } as const) : null
  const moved = isSame
    ? order
    : ({ kind: 'time', from: old, to: when, sameDay: follows || isSameDay(old, when) } as const)
  const step =
    before.status === after.status ? null : { from: before.status, to: after.status, reason: after.statusReason }
  const fields = [
    ...textChanges(before, after),
    // A reason that comes or goes with its step is told by that.
    ...(step ? [] : textChange('statusReason', before.statusReason, after.statusReason)),
    ...plainChanges(before, after, sides),
    ...peopleChanges(before, after, sides),
  ]
  return moved === null && step === null && fields.length === 0 ? null : { ...lineOf(now), moved, step, fields }
}

const TEXTS: Record<Exclude<TextField, 'statusReason'>, (item: SnapshotItem) => string | null> = {
  title: (item) => item.title,
  duration: ({ time }) => formatDuration(time.durationMin, time.durationMax),
  fromPlace: (item) => item.fromPlace,
  toPlace: (item) => item.toPlace,
  carrier: (item) => item.carrier,
  city: (item) => item.city,
  venue: (item) => item.venue,
  offeredBy: (item) => item.offeredBy?.name ?? null,
  interpreter: (item) => item.interpreter?.name ?? null,
  noteTaker: (item) => item.noteTaker?.name ?? null,
  vehicle: (item) => item.vehicle,
  objective: (item) => item.objective,
  agenda: (item) => item.agenda,
}

/** Somebody else of the same name is another person. */
const IDS: Partial<Record<TextField, (item: SnapshotItem) => string | undefined>> = {
  offeredBy: (item) => item.offeredBy?.id,
  interpreter: (item) => item.interpreter?.id,
  noteTaker: (item) => item.noteTaker?.id,
}

function textChanges(was: SnapshotItem, now: SnapshotItem): FieldChange[] {
  return (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).flatMap((field) => {
    const [from, to, id] = [TEXTS[field](was), TEXTS[field](now), IDS[field]]
    if (id && id(was) !== id(now)) return [{ kind: 'text', field, from, to }] as const
    return textChange(field, from, to)
  })
}

const textChange = (field: TextField, from: string | null, to: string | null): FieldChange[] =>
  from === to ? [] : [{ kind: 'text', field, from, to }]

function plainChanges(was: SnapshotItem, now: SnapshotItem, { from, to }: Sides): FieldChange[] {
  const [before, after] = [forWhom(was, from, to), forWhom(now, to, to)]
  return [
    ...(was.type === now.type ? [] : [{ kind: 'type', from: was.type, to: now.type } as const]),
    ...(was.readoutExpected === now.readoutExpected
      ? []
      : [{ kind: 'readoutExpected', from: was.readoutExpected, to: now.readoutExpected } as const]),
    ...(isSameForWhom(was, now, to) ? [] : [{ kind: 'forWhom', from: before, to: after } as const]),
  ]
}

type ListField = Extract<FieldChange, { kind: 'list' }>['field']

function listChange(field: ListField, was: Map<string, string>, now: Map<string, string>): FieldChange[] {
  const added = [...now].filter(([id]) => !was.has(id)).map(([, name]) => name)
  const removed = [...was].filter(([id]) => !now.has(id)).map(([, name]) => name)
  return added.length + removed.length === 0 ? [] : [{ kind: 'list', field, added, removed }]
}

function peopleChanges(was: SnapshotItem, now: SnapshotItem, sides: Sides): FieldChange[] {
  const { from, to, explained } = sides
  const ours = explained(was, now)
  const theirs = [counterpartNames(was, from), counterpartNames(now, to)] as const
  const named = (list: SnapshotItem['hosts']) => new Map(list.map(({ id, name }) => [`${id} ${name}`, name]))
  const fields = (list: string[]) => new Map(list.map((field) => [field, field]))
  return [
    ...listChange('hosts', named(was.hosts), named(now.hosts)),
    ...listChange('counterparts', ...theirs),
    ...now.counterparts.flatMap(({ contactId, answer }): FieldChange[] => {
      const before = was.counterparts.find((one) => one.contactId === contactId)
      const name = theirs[1].get(contactId) ?? ''
      return !before || before.answer === answer ? [] : [{ kind: 'answer', name, from: before.answer, to: answer }]
    }),
    ...listChange('participants', participantNames(was, from, ours.left), participantNames(now, to, ours.came)),
    ...listChange('unconfirmed', fields(was.unconfirmed), fields(now.unconfirmed)),
  ]
}

function counterpartNames(item: SnapshotItem, { contacts }: Snapshot): Map<string, string> {
  return new Map(
    item.counterparts.map(({ contactId }) => {
      const contact = contacts.find(({ id }) => id === contactId)
      return [contactId, contact?.name ?? contact?.title ?? '']
    }),
  )
}
