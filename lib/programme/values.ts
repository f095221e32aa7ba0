/** The fixed values of an item's fields. Apart from the schema, so that a page need not carry what checks it. */

export const ITEM_TYPES = [
  'arrival',
  'departure',
  'transfer',
  'courtesy_call',
  'meeting',
  'working_session',
  'site_visit',
  'presentation',
  'signing_ceremony',
  'official_meal',
  'reception',
  'training',
  'cultural_event',
  'press_event',
  'internal',
  'free_time',
  'other',
] as const
export type ItemType = (typeof ITEM_TYPES)[number]

export const OFFERER_KINDS = ['organisation', 'person'] as const
export type OffererKind = (typeof OFFERER_KINDS)[number]

export const COUNTERPART_ANSWERS = ['invited', 'confirmed', 'declined', 'not_confirmed'] as const
export type CounterpartAnswer = (typeof COUNTERPART_ANSWERS)[number]

/** What of an item can be noted as to be confirmed, as a planner speaks of it: `place` is city and venue. */
export const CONFIRMABLE_FIELDS = [
  'day',
  'time',
  'place',
  'route',
  'carrier',
  'hosts',
  'counterparts',
  'participants',
  'interpreter',
  'noteTaker',
  'offeredBy',
  'vehicle',
  'objective',
  'agenda',
  'title',
  'type',
  'readoutExpected',
] as const
export type ConfirmableField = (typeof CONFIRMABLE_FIELDS)[number]

/** What can be open about an item: its status too, which has its own commands. */
export const OPEN_KINDS = ['status', ...CONFIRMABLE_FIELDS] as const
export type OpenKind = (typeof OPEN_KINDS)[number]
