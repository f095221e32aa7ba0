import type { PartialTime } from '@/lib/time/partial-fields'
import { isMeeting, isTravel } from '../rules'
import type { ToBeConfirmedView } from '../types'
import { type ConfirmableField, type CounterpartAnswer, type ItemType, OPEN_KINDS, type OpenKind } from '../values'
import { type ItemStatus, isAhead } from '../workflow'

/** What the rule looks at; an item's view has it all but what the sides speak. */
export type OpenItem = {
  type: ItemType
  status: ItemStatus
  readoutExpected: boolean | null
  time: Pick<PartialTime, 'dayNumber' | 'date' | 'startTime' | 'endTime'>
  venue: string | null
  fromPlace: string | null
  toPlace: string | null
  carrier: string | null
  counterparts: readonly { answer: CounterpartAnswer }[]
  participants: readonly unknown[]
  forEveryone: boolean
  subgroups: readonly unknown[]
  interpreter: unknown
  noteTaker: unknown
  /** Null: not known. */
  sharesLanguage: boolean | null
}

/** What people said about the fields: which are to be confirmed, which need no value. */
export type FieldNotes<Note> = { open: readonly Note[]; notNeeded: readonly ConfirmableField[] }

/** One thing that is open about an item, with the note on it where there is one. */
export type OpenPoint<Note = ToBeConfirmedView> = { kind: OpenKind; note: Note | null }

/**
 * What is still open about an item that is ahead: what nobody knows yet and somebody will ask for, whose answer is
 * missing, a status below Confirmed, and every field that is noted as to be confirmed. In the order of `OPEN_KINDS`.
 */
export function openPointsOf<Note extends { field: ConfirmableField }>(
  item: OpenItem,
  notes: FieldNotes<Note>,
): OpenPoint<Note>[] {
  if (!isAhead(item.status)) return []
  return OPEN_KINDS.flatMap((kind) => {
    const note = notes.open.find(({ field }) => field === kind) ?? null
    const asked = isMissing(kind, item) && !notes.notNeeded.some((field) => field === kind)
    return note || asked ? [{ kind, note }] : []
  })
}

/** Whether a field is open by itself, whatever was noted about it. */
export function isMissing(kind: OpenKind, item: OpenItem): boolean {
  if (kind === 'status') return item.status !== 'confirmed'
  if (kind === 'day') return item.time.dayNumber === null && item.time.date === null
  // An hour without a plan has no place and no clock.
  if (item.type === 'free_time') return false
  return MISSING[kind]?.(item) ?? false
}

/** Part of a day is no time that anybody can be asked to come at. */
const MISSING: Partial<Record<OpenKind, (item: OpenItem) => boolean>> = {
  time: ({ time }) => time.startTime === null && time.endTime === null,
  place: (item) => !isTravel(item.type) && item.venue === null,
  route: (item) => isTravel(item.type) && (item.fromPlace === null || item.toPlace === null),
  carrier: (item) => isTravel(item.type) && item.carrier === null,
  counterparts: (item) =>
    item.counterparts.length === 0 ? isMeeting(item) : item.counterparts.some(({ answer }) => answer !== 'confirmed'),
  participants: (item) => item.participants.length === 0 && !item.forEveryone && item.subgroups.length === 0,
  interpreter: (item) =>
    isMeeting(item) && item.counterparts.length > 0 && item.interpreter === null && item.sharesLanguage !== true,
  noteTaker: (item) => isMeeting(item) && item.noteTaker === null,
}
