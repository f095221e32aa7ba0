import type { useTranslations } from 'next-intl'
import type { Tone } from '@/components/ui/tag'
import type { ItemWhen } from '@/lib/programme/shift/plan'
import type { WhyStays } from '@/lib/programme/shift/rules'
import { tellDay, tellTime } from '@/lib/programme/tell-time'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { formatWeekdayDate } from '@/lib/time/format'
import { ITEM_TONES } from '../item/item-tags'

/** A day and a time in words; null: not known. */
export type WhenWords = { day: string | null; time: string | null }

/** One item of a preview as the browser gets it: texts as they are shown. */
export type MoveView = {
  id: string
  version: number
  reference: string
  title: string
  status: string
  tone: Tone
  before: WhenWords
  /** Null: it stays, and why. */
  after: WhenWords | null
  stays?: string
  /** May be left out or taken along; without it the row is told only. */
  ticked?: boolean
}

type Words = ReturnType<typeof useTranslations<'programme'>>
export type MoveContext = { t: Words; arrivalDate: string | null; homeZone: string }

export function whenWords(when: ItemWhen, { t, arrivalDate, homeZone }: MoveContext): WhenWords {
  const { date, dayNumber } = tellDay(when, arrivalDate)
  const days = [
    dayNumber === null ? null : t('day.number', { number: dayNumber }),
    date === null ? null : formatWeekdayDate(date),
  ].filter((part) => part !== null)
  const { text, endsOn } = tellTime(when, { homeZone, dayZone: null })
  const time = [text, endsOn && t('row.until', { date: endsOn })].filter(Boolean).join(', ')
  return { day: days.length > 0 ? days.join(', ') : null, time: time || null }
}

/** What is the same in every preview of an item. */
export const moveBasics = (item: ProgrammeItemView, context: MoveContext) => ({
  id: item.id,
  version: item.version,
  reference: item.reference,
  title: item.title,
  status: context.t(`status.${item.status}`),
  tone: ITEM_TONES[item.status],
  before: whenWords(item, context),
})

/** Why an item stays, in words. */
export function staysWords(stays: WhyStays, t: Words, problemWords: (code: string) => string): string {
  switch (stays.why) {
    case 'dayNumber':
      return t('shift.stays.dayNumber', { number: stays.number })
    case 'year':
      return t('shift.stays.year', { year: String(stays.year) })
    case 'times':
      return t('shift.stays.times', { problem: problemWords(stays.problem) })
    default:
      return t(`shift.stays.${stays.why}`)
  }
}
