import { useTranslations } from 'next-intl'
import type { Cell } from '@/components/ui/cell'
import { ToBeConfirmed } from '@/components/ui/unknown'
import { formatDate, formatDateRange } from '@/lib/time/format'

/** The visit's dates in one piece, what is missing said in words. `href` leads to where they are set. */
export function VisitDates({
  arrival,
  departure,
  href,
}: {
  arrival: string | null
  departure: string | null
  href?: string
}) {
  const t = useTranslations('visits.head')
  return (
    datesText(arrival, departure, t) ?? (
      <ToBeConfirmed {...(href ? { href } : {})}>{t('datesToBeConfirmed')}</ToBeConfirmed>
    )
  )
}

/** The same for a register. */
export function useDatesCell(): (arrival: string | null, departure: string | null) => Cell {
  const t = useTranslations('visits.head')
  return (arrival, departure) => datesText(arrival, departure, t) ?? { kind: 'unknown', text: t('datesToBeConfirmed') }
}

type Words = ReturnType<typeof useTranslations<'visits.head'>>

function datesText(arrival: string | null, departure: string | null, t: Words): string | null {
  if (arrival && departure) return formatDateRange(arrival, departure)
  if (arrival) return t('from', { date: formatDate(arrival) })
  return departure ? t('until', { date: formatDate(departure) }) : null
}
