import { useTranslations } from 'next-intl'
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
  if (arrival && departure) return formatDateRange(arrival, departure)
  if (arrival) return t('from', { date: formatDate(arrival) })
  if (departure) return t('until', { date: formatDate(departure) })
  return <ToBeConfirmed {...(href ? { href } : {})}>{t('datesToBeConfirmed')}</ToBeConfirmed>
}
