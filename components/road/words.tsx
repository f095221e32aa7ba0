'use client'

import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { PackMeeting } from '@/lib/sync/types'
import { formatDate, formatWeekdayDate } from '@/lib/time/format'

type Day = Pick<PackMeeting, 'date' | 'dayNumber'>

/** `Friday, 12 Mar 2027`, `Day 3`, or that the day is to be confirmed. */
export function useDayWords(): (day: Day) => string {
  const t = useTranslations('road')
  return ({ date, dayNumber }) => {
    if (date !== null) return formatWeekdayDate(date)
    return dayNumber === null ? t('day.none') : t('day.number', { number: dayNumber })
  }
}

/** `12 Mar 2027, 14:30 Shanghai`: day and time as far as they are known. */
export function useWhenWords(): (meeting: Day & Pick<PackMeeting, 'time'>) => string {
  const t = useTranslations('road')
  return ({ date, dayNumber, time }) => {
    const numbered = dayNumber === null ? t('day.none') : t('day.number', { number: dayNumber })
    const day = date === null ? numbered : formatDate(date)
    return `${day}, ${time ?? t('day.noTime')}`
  }
}

export const placeOf = ({ venue, city }: Pick<PackMeeting, 'venue' | 'city'>): string =>
  [venue, city].filter(Boolean).join(', ')

const READOUT_TONES = { draft: 'planned', submitted: 'waiting', cleared: 'active', final: 'done' } as const

/** How far the record of a meeting is, and what of it is only on this device. */
export function MeetingState({ meeting, unsent }: { meeting: PackMeeting; unsent: Unsent }) {
  const t = useTranslations('road')
  const { status, readout, readoutExpected } = meeting
  const off = status === 'cancelled' || status === 'postponed'
  const outcomes = readout?.outcomes.filter(({ archived }) => !archived).length ?? 0
  return (
    <span className="mt-1.5 flex flex-wrap items-center gap-1.5 empty:hidden">
      {off ? <Tag tone="dropped">{t(`state.${status}`)}</Tag> : null}
      {readout ? <Tag tone={READOUT_TONES[readout.status]}>{t(`state.${readout.status}`)}</Tag> : null}
      {!readout && readoutExpected && !off ? <Tag>{t('state.none')}</Tag> : null}
      {outcomes > 0 ? <span className="text-sm text-muted">{t('state.outcomes', { count: outcomes })}</span> : null}
      {unsent.decisions > 0 ? <Tag tone="late">{t('state.decision', { count: unsent.decisions })}</Tag> : null}
      {unsent.toSend > 0 ? <Tag tone="waiting">{t('state.toSend', { count: unsent.toSend })}</Tag> : null}
    </span>
  )
}

/** How much of a meeting waits on the device: to be sent, or for a decision. */
export type Unsent = { toSend: number; decisions: number }
