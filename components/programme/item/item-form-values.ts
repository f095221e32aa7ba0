import { yieldsReadout } from '@/lib/programme/rules'
import type { ItemFormOptions, NamedRef, ProgrammeItemView } from '@/lib/programme/types'

type Chosen = { id: string; label: string }

const chosen = (ref: NamedRef | null): Chosen | null => ref && { id: ref.id, label: ref.name }
const text = (value: string | number | null): string => (value === null ? '' : String(value))

/** What is known of a new item from where it was asked for: a day, an empty slot of the timetable. */
export type KnownOfItem = Partial<Record<'type' | 'dayNumber' | 'date' | 'startTime' | 'startZone' | 'city', string>>

/** An empty form but for what is known. */
export const emptyItemValues = (known: KnownOfItem = {}) => ({
  type: known.type ?? '',
  title: '',
  dayNumber: known.dayNumber ?? '',
  date: known.date ?? '',
  partOfDay: '',
  startTime: known.startTime ?? '',
  startUntil: '',
  endTime: '',
  endDate: '',
  startZone: known.startZone ?? '',
  endZone: '',
  startOffset: '',
  endOffset: '',
  durationMin: '',
  durationMax: '',
  city: known.city ?? '',
  venue: '',
  fromPlace: '',
  toPlace: '',
  carrier: '',
  offeredBy: null as Chosen | null,
  offeredByKind: 'organisation',
  hosts: [] as Chosen[],
  counterparts: [] as Chosen[],
  forEveryone: false,
  subgroups: [] as string[],
  members: [] as Chosen[],
  interpreter: null as Chosen | null,
  noteTaker: null as Chosen | null,
  vehicle: '',
  objective: '',
  agenda: '',
  readoutExpected: known.type === 'meeting',
})
export type ItemFormValues = ReturnType<typeof emptyItemValues>

/** The form of an item that is there. */
export function itemFormValues(item: ProgrammeItemView, options: ItemFormOptions): ItemFormValues {
  const { time } = item
  const labelled = (ids: readonly string[], from: ItemFormOptions['contacts']) =>
    from.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({ id, label }))
  return {
    type: item.type,
    title: item.title,
    dayNumber: text(time.dayNumber),
    date: text(time.date),
    partOfDay: text(time.partOfDay),
    startTime: text(time.startTime),
    startUntil: text(time.startUntil),
    endTime: text(time.endTime),
    endDate: text(time.endDate),
    startZone: text(time.startZone),
    endZone: text(time.endZone),
    startOffset: text(time.startOffset),
    endOffset: text(time.endOffset),
    durationMin: text(time.durationMin),
    durationMax: text(time.durationMax),
    city: text(item.city),
    venue: text(item.venue),
    fromPlace: text(item.fromPlace),
    toPlace: text(item.toPlace),
    carrier: text(item.carrier),
    offeredBy: item.offeredBy && { id: `${item.offeredBy.kind}:${item.offeredBy.id}`, label: item.offeredBy.name },
    offeredByKind: item.offeredBy?.kind ?? 'organisation',
    hosts: item.hosts.flatMap((host) => chosen(host) ?? []),
    counterparts: labelled(
      item.counterparts.map(({ contactId }) => contactId),
      options.contacts,
    ),
    forEveryone: item.forEveryone,
    subgroups: item.subgroups.map(({ id }) => id),
    members: labelled(
      item.participants.flatMap(({ memberId, byHand }) => (byHand ? [memberId] : [])),
      options.members,
    ),
    interpreter: chosen(item.interpreter),
    noteTaker: chosen(item.noteTaker),
    vehicle: text(item.vehicle),
    objective: text(item.objective),
    agenda: text(item.agenda),
    readoutExpected: yieldsReadout(item.type, item.readoutExpected),
  }
}
