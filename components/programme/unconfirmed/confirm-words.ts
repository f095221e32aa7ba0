import type { useTranslations } from 'next-intl'
import type { ToBeConfirmedView } from '@/lib/programme/types'
import { CONFIRMABLE_FIELDS, type ConfirmableField } from '@/lib/programme/values'
import { diffDays } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'

type Words = ReturnType<typeof useTranslations<'programme.confirm'>>

/** What the dialog of each field is called. */
export const settleWords = (t: ReturnType<typeof useTranslations<'programme'>>): Record<ConfirmableField, string> =>
  Object.fromEntries(CONFIRMABLE_FIELDS.map((field) => [field, t(`confirm.settle.${field}`)])) as Record<
    ConfirmableField,
    string
  >

/** A note on what is to be confirmed, in words: whom was asked, until when and how that stands today, what else. */
export type ToldNote = { text: string | null; until: string | null; late: boolean }

/** @param today `YYYY-MM-DD` at home */
export function tellNote(note: ToBeConfirmedView, t: Words, today: string): ToldNote {
  const { askedOf, until } = note
  const text = [askedOf && t('asked', { name: askedOf }), note.note].filter(Boolean).join(' · ')
  return { text: text || null, until: until && tellUntil(until, t, today), late: until !== null && until < today }
}

function tellUntil(until: string, t: Words, today: string): string {
  const [date, days] = [formatDate(until), diffDays(today, until)]
  if (days === 0) return t('untilToday', { date })
  return days > 0 ? t('untilLeft', { date, days }) : t('untilPast', { date, days: -days })
}

/** How long it is until a visit's arrival; null while that is not known. */
export function tellArrival(arrivalDate: string | null, t: Words, today: string): string | null {
  if (arrivalDate === null) return null
  const [date, days] = [formatDate(arrivalDate), diffDays(today, arrivalDate)]
  if (days === 0) return t('arrivalToday', { date })
  return days > 0 ? t('arrivalIn', { date, days }) : t('arrived', { date, days: -days })
}
