import { useTranslations } from 'next-intl'
import { formatDateRange } from '@/lib/time/format'

type Dates = { arrivalDate: string | null; departureDate: string | null }

/** From when to when, or that it is not known. */
export function VisitDates({ visit: { arrivalDate, departureDate } }: { visit: Dates }) {
  const t = useTranslations('road.home')
  const from = arrivalDate ?? departureDate
  const to = departureDate ?? arrivalDate
  return (
    <span className="block text-sm text-muted tabular-nums">
      {from && to ? formatDateRange(from, to) : t('datesUnknown')}
    </span>
  )
}
