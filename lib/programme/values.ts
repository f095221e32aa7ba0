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
