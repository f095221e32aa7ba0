import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import { tellTime, zoneOfDay } from '@/lib/programme/tell-time'
import type { Programme, ProgrammeDay, ProgrammeItemView } from '@/lib/programme/types'
import { formatDuration } from '@/lib/time/format'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import { audienceText } from './audience-words'
import { ItemStatusTag } from './item-tags'
import { CounterpartLine } from './party-names'
import { dayName } from './programme-day'

/**
 * The programme as a document, one day after another. What is cancelled is left out, what is postponed is said.
 * @param foot stands at the foot of every page: which version this is
 */
export function PrintedProgramme({ programme, head, foot }: { programme: Programme; head: ReactNode; foot: string }) {
  const { homeZone } = programme.visit
  const days = programme.days
    .map((day) => ({ ...day, items: day.items.filter(({ status }) => status !== 'cancelled') }))
    .filter(({ items }) => items.length > 0)
  return (
    // A table's foot is the one thing that every browser repeats on each printed page.
    <div className="table w-full font-serif">
      <div className="table-footer-group">
        <p className="hidden pt-4 text-sm text-muted print:block">{foot}</p>
      </div>
      <div className="table-row-group">
        <header className="mb-6 border-b-2 border-ink pb-3">{head}</header>
        {days.map((day) => (
          <PrintedDay key={day.key} day={day} homeZone={homeZone} />
        ))}
        <p className="mt-6 text-sm text-muted print:hidden">{foot}</p>
      </div>
    </div>
  )
}

function PrintedDay({ day, homeZone }: { day: ProgrammeDay; homeZone: string }) {
  const t = useTranslations('programme.day')
  const dayZone = zoneOfDay(day.items)
  const away = dayZone !== null && day.key !== 'none' && !isSameZone(dayZone, homeZone)
  const cities = day.key === 'none' ? [] : [...new Set(day.items.flatMap(({ city }) => city ?? []))]
  const facts = [
    day.date !== null && day.dayNumber !== null ? t('number', { number: day.dayNumber }) : null,
    cities.join(', '),
    away ? t('zone', { city: zoneCity(dayZone) }) : null,
  ].filter(Boolean)
  return (
    <section className="mb-6">
      <h2 className="mb-1 border-b border-line pb-1 text-lg">
        {dayName(day, t)}
        {facts.length > 0 ? <span className="font-normal"> · {facts.join(' · ')}</span> : null}
      </h2>
      <ol>
        {day.items.map((item) => (
          <PrintedItem key={item.id} item={item} homeZone={homeZone} dayZone={dayZone} />
        ))}
      </ol>
    </section>
  )
}

type ItemProps = { item: ProgrammeItemView; homeZone: string; dayZone: string | null }

function PrintedItem({ item, homeZone, dayZone }: ItemProps) {
  const t = useTranslations('programme')
  const { text, home, endsOn } = tellTime(item, { homeZone, dayZone })
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  const settled = item.status === 'confirmed' || item.status === 'held'
  return (
    <li className="grid grid-cols-[8rem_1fr] gap-x-4 border-b border-line py-2 last:border-b-0">
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
      </div>
      <div>
        <h3 className="text-base">
          {item.title} {settled ? null : <ItemStatusTag status={item.status} />}
        </h3>
        <PrintedFacts item={item} />
      </div>
    </li>
  )
}

function PrintedFacts({ item }: { item: ProgrammeItemView }) {
  const t = useTranslations('programme')
  const unknown = <em>{t('printed.toBeConfirmed')}</em>
  const route = [[item.fromPlace, item.toPlace].filter(Boolean).join(' → '), item.carrier].filter(Boolean).join(', ')
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  const meeting = isMeeting(item)
  const hosts = item.hosts.map(({ name }) => name).join(', ')
  const travel = isTravel(item.type)
  return (
    <dl>
      <Line term={t('row.route')}>{travel || route ? route || unknown : null}</Line>
      <Line term={t('row.place')}>{place || (travel ? null : unknown)}</Line>
      <Line term={t('page.offeredBy')}>{item.offeredBy?.name ?? null}</Line>
      <Line term={t('row.hosts')}>
        {item.counterparts.length > 0 ? (
          <CounterpartLine parties={item.counterparts} titles />
        ) : (
          hosts || (meeting ? unknown : null)
        )}
      </Line>
      <Line term={t('row.ours')}>{audienceText(item, t) || (meeting ? unknown : null)}</Line>
      <Line term={t('printed.interpreter')}>{item.interpreter?.name ?? null}</Line>
      <Line term={t('printed.noteTaker')}>{item.noteTaker?.name ?? null}</Line>
      <Line term={t('printed.vehicle')}>{item.vehicle}</Line>
    </dl>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  if (children === null || children === '') return null
  return (
    <div>
      <dt className="inline text-muted">{term}: </dt>
      <dd className="inline">{children}</dd>
    </div>
  )
}
