import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { zoneOfDay } from '@/lib/programme/tell-time'
import type { ProgrammeDay, ProgrammeItemView } from '@/lib/programme/types'
import { todayIn } from '@/lib/time/calendar'
import { formatWeekdayDate } from '@/lib/time/format'
import { wallClockIn } from '@/lib/time/wall-clock'
import { isSameZone, zoneCity } from '@/lib/time/zones'

type Props = {
  day: ProgrammeDay
  homeZone: string
  now: Date
  /** Where an item of this day is added; only for who may. */
  addHref?: string
  row: (item: ProgrammeItemView, dayZone: string | null) => ReactNode
}

/** One day: weekday, date, cities, the zone when it is not the capital's; then its items, and where now is. */
export function ProgrammeDaySection({ day, homeZone, now, addHref, row }: Props) {
  const t = useTranslations('programme')
  const dayZone = zoneOfDay(day.items)
  const away = dayZone !== null && day.key !== 'none' && !isSameZone(dayZone, homeZone)
  const cities = [...new Set(day.items.flatMap(({ city }) => city ?? []))]
  const name = dayName(day, (key, values) => t(`day.${key}`, values))
  const heading = `day-${day.key.replace(':', '-')}`
  const facts = [
    day.date !== null && day.dayNumber !== null ? t('day.number', { number: day.dayNumber }) : null,
    day.key === 'none' ? null : cities.join(', '),
    away ? t('day.zone', { city: zoneCity(dayZone) }) : null,
    day.key === 'none' ? t('day.noneHint') : null,
  ].filter(Boolean)
  const clock = dayZone ?? homeZone
  const before = day.date !== null && day.date === todayIn(clock, now) ? rowAfterNow(day.items, now) : -1
  return (
    <section aria-labelledby={heading} className="mb-7">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <h2 id={heading} className="text-lg">
          {name}
          {facts.length > 0 ? <span className="font-normal text-muted"> · {facts.join(' · ')}</span> : null}
        </h2>
        {addHref ? (
          <ButtonLink tone="quiet" className="no-print max-sm:hidden" href={addHref}>
            {t('day.add')}
            <span className="sr-only">: {name}</span>
          </ButtonLink>
        ) : null}
      </div>
      <ol className="divide-y divide-line rounded border border-line bg-surface">
        {day.items.flatMap((item, index) => [
          ...(index === before ? [<NowLine key="now" time={wallClockIn(now, clock).time} />] : []),
          row(item, dayZone),
        ])}
        {before === day.items.length ? <NowLine time={wallClockIn(now, clock).time} /> : null}
      </ol>
    </section>
  )
}

/** How a day is called: its date, its number, or that it has none. */
export function dayName(
  day: Pick<ProgrammeDay, 'date' | 'dayNumber'>,
  t: (key: 'number' | 'none', values?: { number: number }) => string,
): string {
  if (day.date !== null) return formatWeekdayDate(day.date)
  return day.dayNumber === null ? t('none') : t('number', { number: day.dayNumber })
}

/** The place of the first item that begins after now; the end of the list when all have begun. */
function rowAfterNow(items: readonly ProgrammeItemView[], now: Date): number {
  const index = items.findIndex(({ startsAt }) => startsAt !== null && startsAt > now.toISOString())
  return index === -1 ? items.length : index
}

function NowLine({ time }: { time: string }) {
  const t = useTranslations('programme')
  return (
    <li className="flex items-center gap-2 bg-page px-3 text-sm font-semibold text-primary sm:px-4">
      <span className="whitespace-nowrap tabular-nums">{t('now', { time })}</span>
      <span aria-hidden className="h-0.5 flex-1 bg-primary" />
    </li>
  )
}
