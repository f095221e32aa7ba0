import { useTranslations } from 'next-intl'
import { tellDay } from '@/lib/programme/tell-time'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { formatWeekdayDate } from '@/lib/time/format'

/** The day of an item in words: "Day 2, Saturday, 13 Mar 2027", as far as it is known; null when it is not. */
export function useItemDay(item: ProgrammeItemView, arrivalDate: string | null): string | null {
  const t = useTranslations('programme.day')
  const { date, dayNumber } = tellDay(item, arrivalDate)
  const parts = [
    dayNumber === null ? null : t('number', { number: dayNumber }),
    date === null ? null : formatWeekdayDate(date),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}
