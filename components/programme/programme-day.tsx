import { ButtonLink } from '@/components/ui/button'
import { zoneOfDay } from '@/lib/programme/tell-time'
import type { ProgrammeDay, ProgrammeItemView } from '@/lib/programme/types'
import { todayIn } from '@/lib/time/calendar'
import { formatWeekdayDate } from '@/lib/time/format'
import { wallClockIn } from '@/lib/time/wall-clock'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import { ProgrammeRows } from './programme-rows'
import { type RowContext, rowView } from './row-view'
import type { RowWords } from './row-words'

type Props = {
  day: ProgrammeDay
  now: Date
  /** Where an item of this day is added; only for who may. */
  addHref?: string
  rows: RowContext
  words: RowWords
}

/** One day: weekday, date, cities, the zone when it is not the capital's; then its items, and where now is. */
export function ProgrammeDaySection({ day, now, addHref, rows, words }: Props) {
  const { t, homeZone } = rows
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
      <ProgrammeRows
        rows={day.items.map((item) => rowView(item, dayZone, rows))}
        words={words}
        {...(before === -1 ? {} : { now: { before, text: t('now', { time: wallClockIn(now, clock).time }) } })}
      />
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

/** A day in a list of days: its date and its number, as far as they are known. */
export function dayWords(day: ProgrammeDay, t: RowContext['t']): string {
  const name = dayName(day, (key, values) => t(`day.${key}`, values))
  return day.date !== null && day.dayNumber !== null ? `${name} · ${t('day.number', { number: day.dayNumber })}` : name
}

/** The place of the first item that begins after now; the end of the list when all have begun. */
function rowAfterNow(items: readonly ProgrammeItemView[], now: Date): number {
  const index = items.findIndex(({ startsAt }) => startsAt !== null && startsAt > now.toISOString())
  return index === -1 ? items.length : index
}
