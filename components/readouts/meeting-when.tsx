import { useTranslations } from 'next-intl'
import { ToBeConfirmed } from '@/components/ui/unknown'
import type { MeetingFacts } from '@/lib/readouts/types'
import { formatDate } from '@/lib/time/format'

/** `12 Mar 2027, 14:30 Shanghai`, `Day 1`, or that it is to be confirmed. */
export function MeetingWhen({ meeting }: { meeting: Pick<MeetingFacts, 'date' | 'dayNumber' | 'time'> }) {
  const t = useTranslations('readouts')
  const { date, dayNumber, time } = meeting
  const day = date ? formatDate(date) : dayNumber === null ? null : t('day', { number: dayNumber })
  if (!day && !time) return <ToBeConfirmed what={t('toBeConfirmed.date')} />
  return (
    <span className="tabular-nums">
      {day ?? <ToBeConfirmed what={t('toBeConfirmed.date')} />}
      {time ? `, ${time}` : null}
    </span>
  )
}
