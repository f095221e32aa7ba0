import type { useTranslations } from 'next-intl'
import { type ActWords, actWords } from '@/lib/i18n/act-words'

const KEYS = [
  'region',
  'now',
  'continues',
  'goesOn',
  'noTime',
  'openEnd',
  'tray',
  'trayEmpty',
  'timeToBeConfirmed',
  'clash',
  'next',
] as const
const EDIT_KEYS = [
  'moved',
  'takenBack',
  'undo',
  'undoOf',
  'keys',
  'noDayBefore',
  'noDayAfter',
  'noTimeYet',
  'endBeforeStart',
  'edgeOfDay',
  'stale',
  'staleBy',
  'askTitle',
  'moveAnyway',
  'putBack',
  'unavailable',
  'held',
  'dropHead',
  'move',
  'open',
  'edit',
  'duplicate',
  'close',
] as const

/** What the drawing says. `{…}` stands where a text of the item goes. */
export type DrawWords = Record<(typeof KEYS)[number], string>
/** What moving things about says as well. */
export type MoveWords = Record<(typeof EDIT_KEYS)[number], string> & { act: ActWords }

type Words = ReturnType<typeof useTranslations<'programme'>>

const said = { title: '{title}', time: '{time}', day: '{day}', when: '{when}', name: '{name}' }

export const drawWords = (t: Words): DrawWords =>
  Object.fromEntries(KEYS.map((key) => [key, t(`timetable.${key}`, said)])) as DrawWords

export const moveWords = (t: Words): MoveWords => ({
  ...(Object.fromEntries(EDIT_KEYS.map((key) => [key, t(`timetable.edit.${key}`, said)])) as Record<
    (typeof EDIT_KEYS)[number],
    string
  >),
  act: actWords(),
})
