'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { onNow } from '@/lib/sync/on-now'
import type { PackMeeting, PackParty, VisitPack } from '@/lib/sync/types'
import { formatInstant } from '@/lib/time/format'
import { MeetingRow } from './meeting-row'
import { NowCard } from './now-card'
import { useRoad } from './road-data'
import { VISIT_TABS, type VisitTab } from './route'
import { ScreenHead } from './screen-head'
import { TakeAgain } from './take-along'
import { useDayWords } from './words'

/** A visit as the device holds it: its programme by day, and who is on both sides. */
export function VisitScreen({ pack, tab }: { pack: VisitPack; tab: VisitTab }) {
  const t = useTranslations('road.visit')
  const { visit } = pack
  return (
    <>
      <ScreenHead title={visit.title} back={{ href: '/road', label: t('all') }}>
        <p className="text-sm text-muted">{t('asOf', { at: formatInstant(new Date(pack.takenAt), visit.homeZone) })}</p>
      </ScreenHead>
      <nav aria-label={t('parts')} className="mb-4 flex flex-wrap gap-x-1 border-b border-line">
        {VISIT_TABS.map((one) => (
          <a
            key={one}
            href={one === 'programme' ? `/road/visits/${visit.id}` : `/road/visits/${visit.id}?tab=${one}`}
            {...(one === tab ? { 'aria-current': 'page' as const } : {})}
            className="road-tab"
          >
            {t(`tab.${one}`)}
          </a>
        ))}
      </nav>
      {tab === 'programme' ? <Programme pack={pack} /> : null}
      {tab === 'delegation' ? <People parties={pack.delegation} none={t('noDelegation')} /> : null}
      {tab === 'counterparts' ? <People parties={pack.counterparts} none={t('noCounterparts')} /> : null}
      {tab === 'programme' ? <TakeAgain visitId={visit.id} /> : null}
    </>
  )
}

function Programme({ pack }: { pack: VisitPack }) {
  const t = useTranslations('road.visit')
  const { now, unsentOf, person } = useRoad()
  const dayWords = useDayWords()
  const on = onNow(pack.programme, now)
  const first = on && pack.programme.find(({ id }) => id === on.id)
  if (pack.programme.length === 0) return <EmptyState>{t('empty')}</EmptyState>
  return (
    <>
      {on && first ? <NowCard kind={on.kind} meeting={first} unsent={unsentOf(first)} level={2} /> : null}
      {byDay(pack.programme).map(({ day, items }) => (
        <section key={items[0]?.id} className="mb-5">
          <h2 className="mb-1 text-lg">{dayWords(day)}</h2>
          <ul className="rounded border border-line bg-surface">
            {items.map((meeting) => (
              <MeetingRow key={meeting.id} meeting={meeting} unsent={unsentOf(meeting)} />
            ))}
          </ul>
        </section>
      ))}
      {person.mayWrite ? (
        <div className="road-bar">
          <a href={`/road/unplanned?visit=${pack.visit.id}`} className="btn btn-plain grow">
            {t('unplanned')}
          </a>
        </div>
      ) : null}
    </>
  )
}

type Day = Pick<PackMeeting, 'date' | 'dayNumber'>

/** By local day, dated ones first in their order, then numbered ones, then what is on no day yet. */
function byDay(programme: readonly PackMeeting[]): { day: Day; items: PackMeeting[] }[] {
  const days = new Map<string, { day: Day; items: PackMeeting[] }>()
  for (const meeting of programme) {
    const { date, dayNumber } = meeting
    const key = date ?? (dayNumber === null ? 'z' : `n${String(dayNumber).padStart(3, '0')}`)
    const known = days.get(key)
    if (known) known.items.push(meeting)
    else days.set(key, { day: { date, dayNumber }, items: [meeting] })
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day)
}

function People({ parties, none }: { parties: readonly PackParty[]; none: string }) {
  const t = useTranslations('road.visit')
  if (parties.length === 0) return <EmptyState>{none}</EmptyState>
  return (
    <ul className="rounded border border-line bg-surface">
      {parties.map((party) => (
        <li key={party.id} className="border-b border-line last:border-b-0">
          <details>
            <summary className="flex min-h-12 items-center px-3 py-2">{party.name}</summary>
            <p className="px-3 pb-3 text-muted">
              {party.detail ?? t('noDetail')}
              {party.headcount === null ? null : (
                <span className="block">{t('people', { count: party.headcount })}</span>
              )}
            </p>
          </details>
        </li>
      ))}
    </ul>
  )
}
