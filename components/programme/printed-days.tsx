import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import { tellTime, zoneOfDay } from '@/lib/programme/tell-time'
import { formatDuration } from '@/lib/time/format'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import type { OpenedItem, OpenedProgramme } from '@/lib/versions/opened'
import { audienceText } from './audience-words'
import { ItemStatusTag } from './item/item-tags'
import { CounterpartLine } from './party-names'
import { dayName } from './programme-day'

export type PrintedDay = OpenedProgramme['days'][number]

/** The days of a programme as they are printed: what is cancelled is left out, what is postponed is said. */
export const printedDays = ({ days }: OpenedProgramme): PrintedDay[] =>
  days
    .map((day) => ({ ...day, items: day.items.filter(({ status }) => status !== 'cancelled') }))
    .filter(({ items }) => items.length > 0)

/** How a day is called in print: its name, and its number, cities and zone where those say more. */
export function useDayHeading(day: PrintedDay, homeZone: string): { name: string; facts: string[] } {
  const t = useTranslations('programme.day')
  const dayZone = zoneOfDay(day.items)
  const away = dayZone !== null && day.key !== 'none' && !isSameZone(dayZone, homeZone)
  const cities = day.key === 'none' ? [] : [...new Set(day.items.flatMap(({ city }) => city ?? []))]
  const facts = [
    day.date !== null && day.dayNumber !== null ? t('number', { number: day.dayNumber }) : '',
    cities.join(', '),
    away ? t('zone', { city: zoneCity(dayZone) }) : '',
  ]
  return { name: dayName(day, t), facts: facts.filter(Boolean) }
}

type DayProps = { day: PrintedDay; homeZone: string; linked?: boolean }

/**
 * One day as a document tells it.
 * @param linked each title leads to its item, for reading on the screen
 */
export function PrintedDaySection({ day, homeZone, linked = false }: DayProps) {
  const { name, facts } = useDayHeading(day, homeZone)
  const dayZone = zoneOfDay(day.items)
  return (
    <section className="mb-6">
      <h2 className="mb-1 break-after-avoid border-b border-line pb-1 text-lg">
        {name}
        {facts.length > 0 ? <span className="font-normal"> · {facts.join(' · ')}</span> : null}
      </h2>
      <ol>
        {day.items.map((item) => (
          <PrintedItem key={item.id} item={item} homeZone={homeZone} dayZone={dayZone} linked={linked} />
        ))}
      </ol>
    </section>
  )
}

type ItemProps = { item: OpenedItem; homeZone: string; dayZone: string | null; linked: boolean }

function PrintedItem({ item, homeZone, dayZone, linked }: ItemProps) {
  const t = useTranslations('programme')
  const { text, home, endsOn } = tellTime(item, { homeZone, dayZone })
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  const settled = item.status === 'confirmed' || item.status === 'held'
  return (
    <li className="grid break-inside-avoid grid-cols-[6.5rem_1fr] gap-x-4 border-b border-line py-2 last:border-b-0 sm:grid-cols-[8rem_1fr] print:grid-cols-[8rem_1fr]">
      <div className="tabular-nums">
        {text === null ? (
          <span aria-hidden>–</span>
        ) : (
          <span className="block font-semibold first-letter:uppercase">{text}</span>
        )}
        {[home, endsOn && t('row.until', { date: endsOn }), duration].map((line) =>
          line ? (
            <span key={line} className="block text-sm">
              {line}
            </span>
          ) : null,
        )}
        <Marked item={item} fields={['day', 'time']} />
      </div>
      <div className="min-w-0">
        <h3 className="text-base">
          {linked ? <Link href={`/meetings/${item.id}`}>{item.title}</Link> : item.title}{' '}
          {settled ? null : <ItemStatusTag status={item.status} />} <Marked item={item} fields={['title', 'type']} />
        </h3>
        <PrintedFacts item={item} />
      </div>
    </li>
  )
}

function PrintedFacts({ item }: { item: OpenedItem }) {
  const t = useTranslations('programme')
  const unknown = <span className="unknown">{t('printed.toBeConfirmed')}</span>
  const missing = (field: string) => (item.notNeeded.includes(field) ? null : unknown)
  const route = [[item.fromPlace, item.toPlace].filter(Boolean).join(' → '), item.carrier].filter(Boolean).join(', ')
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  const meeting = isMeeting(item)
  const hosts = item.hosts.map(({ name }) => name).join(', ')
  const travel = isTravel(item.type)
  const line = (term: string, value: ReactNode, ...fields: string[]) => (
    <Line term={term} mark={value ? <Marked item={item} fields={fields} /> : null}>
      {value || (fields.some((field) => item.unconfirmed.includes(field)) ? unknown : null)}
    </Line>
  )
  return (
    <dl>
      {line(t('row.route'), route || (travel ? missing('route') : null), 'route', 'carrier')}
      {line(t('row.place'), place || (travel ? null : missing('place')), 'place')}
      {line(t('page.offeredBy'), item.offeredBy?.name, 'offeredBy')}
      {line(
        t('row.hosts'),
        item.counterparts.length > 0 ? (
          <CounterpartLine parties={item.counterparts} titles />
        ) : (
          hosts || (meeting ? missing('counterparts') : null)
        ),
        'hosts',
        'counterparts',
      )}
      {line(t('row.ours'), audienceText(item, t) || (meeting ? missing('participants') : null), 'participants')}
      {line(t('printed.interpreter'), item.interpreter?.name, 'interpreter')}
      {line(t('printed.noteTaker'), item.noteTaker?.name, 'noteTaker')}
      {line(t('printed.vehicle'), item.vehicle, 'vehicle')}
    </dl>
  )
}

/** Says that a field is to be confirmed though something stands in it. */
function Marked({ item, fields }: { item: OpenedItem; fields: readonly string[] }) {
  const t = useTranslations('programme.printed')
  if (!fields.some((field) => item.unconfirmed.includes(field))) return null
  return <span className="unknown">{t('toBeConfirmed')}</span>
}

function Line({ term, mark, children }: { term: string; mark: ReactNode; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt className="inline text-muted">{term}: </dt>
      <dd className="inline">
        {children} {mark}
      </dd>
    </div>
  )
}
