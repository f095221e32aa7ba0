import type { Translator } from '@/lib/platform/words'
import { ITEM_TYPES, type ItemType } from '@/lib/programme/values'
import { ITEM_STATUSES, type ItemStatus } from '@/lib/programme/workflow'
import { PARTS_OF_DAY, type PartOfDay } from '@/lib/time/partial-fields'

const LABELS = [
  'timeUnknown',
  'endUnknown',
  'lasts',
  'removed',
  'wholeDelegation',
  'ours',
  'theirs',
  'notConfirmed',
  'interpreter',
  'noteTaker',
  'route',
  'carrier',
  'vehicle',
  'offeredBy',
] as const

/** What entries say, put into words once a calendar and not once an entry: a feed has five hundred of them. */
export type EntryWords = Record<(typeof LABELS)[number], string> & {
  type: Record<ItemType, string>
  status: Record<ItemStatus, string>
  partOfDay: Record<PartOfDay, string>
  /** Of a start window. */
  between: (window: string) => string
}

/** @param t a translator of all messages */
export function entryWords(t: Translator): EntryWords {
  const each = <K extends string>(keys: readonly K[], path: string) =>
    Object.fromEntries(keys.map((key) => [key, t(`${path}.${key}`)])) as Record<K, string>
  return {
    ...each(LABELS, 'calendars.item'),
    type: each(ITEM_TYPES, 'programme.type'),
    status: each(ITEM_STATUSES, 'programme.status'),
    partOfDay: each(PARTS_OF_DAY, 'programme.partOfDay'),
    between: (window) => t('calendars.item.between', { window }),
  }
}
