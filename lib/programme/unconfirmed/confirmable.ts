import type { ItemFields } from '../schema'
import type { ShownItem } from '../shown'
import type { ConfirmableField } from '../values'

type FormField = keyof ItemFields

const WHEN = [
  'dayNumber',
  'date',
  'partOfDay',
  'startTime',
  'startUntil',
  'endTime',
  'endDate',
  'startZone',
  'endZone',
  'startOffset',
  'endOffset',
  'durationMin',
  'durationMax',
] as const satisfies FormField[]
const JOURNEY = ['fromPlace', 'toPlace', 'carrier'] as const satisfies FormField[]

/** The fields of an item's form that are settled together: day and time in one dialog, a journey in one. */
export const SETTLED_BY: Record<ConfirmableField, readonly FormField[]> = {
  day: WHEN,
  time: WHEN,
  place: ['city', 'venue'],
  route: JOURNEY,
  carrier: JOURNEY,
  hosts: ['hosts'],
  counterparts: ['counterparts'],
  participants: ['forEveryone', 'subgroups', 'members'],
  interpreter: ['interpreter'],
  noteTaker: ['noteTaker'],
  offeredBy: ['offeredBy', 'offeredByKind'],
  vehicle: ['vehicle'],
  objective: ['objective'],
  agenda: ['agenda'],
  title: ['title'],
  type: ['type'],
  readoutExpected: ['readoutExpected'],
}

type Shown = keyof ShownItem

/** The form's fields that are about each one, where it is settled together with others. */
const OWN: Partial<Record<ConfirmableField, readonly Shown[]>> = {
  day: ['dayNumber', 'date'],
  time: WHEN.filter((field) => field !== 'dayNumber' && field !== 'date'),
  route: ['fromPlace', 'toPlace'],
  carrier: ['carrier'],
}

/** The fields of the form whose change is a change of this. */
export const ownFields = (field: ConfirmableField): readonly Shown[] =>
  OWN[field] ?? SETTLED_BY[field].filter((name): name is Shown => name !== 'offeredByKind')

/** Whether the item says something for the field, as it is shown. */
export function isFilled(field: ConfirmableField, item: ShownItem): boolean {
  if (field === 'time') return item.startTime !== null || item.endTime !== null
  if (field === 'place') return item.venue !== null
  if (field === 'route') return item.fromPlace !== null && item.toPlace !== null
  return ownFields(field).some((name) => item[name] !== null)
}
