'use client'

import { useTranslations } from 'next-intl'
import { onNow, onToday } from '@/lib/sync/on-now'
import type { VisitPack } from '@/lib/sync/types'
import { MeetingRow } from './meeting-row'
import { NowCard } from './now-card'
import { useRoad } from './road-data'
import { ScreenHead } from './screen-head'
import { TakeAlong } from './take-along'
import { VisitDates } from './visit-dates'

/** The visits on this device, with today's programme of those that are under way; and those that could be taken. */
export function HomeScreen() {
  const t = useTranslations('road.home')
  const { packs } = useRoad()
  const underWay = packs.filter(({ visit }) => visit.status === 'under_way')
  const others = packs.filter((pack) => !underWay.includes(pack))
  return (
    <>
      <ScreenHead title={t('heading')} />
      {underWay.map((pack) => (
        <Today key={pack.visit.id} pack={pack} />
      ))}
      {others.length > 0 ? (
        <section className="mb-6">
          <h2 className="mb-2 text-lg">{t(underWay.length > 0 ? 'others' : 'visits')}</h2>
          <ul className="rounded border border-line bg-surface">
            {others.map(({ visit }) => (
              <li key={visit.id} className="border-b border-line last:border-b-0">
                <a href={`/road/visits/${visit.id}`} className="block min-h-12 px-3 py-3 no-underline hover:bg-sunken">
                  <span className="block font-semibold text-link">{visit.title}</span>
                  <VisitDates visit={visit} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <TakeAlong />
      <a href="/" className="inline-flex min-h-11 items-center text-link">
        {t('desk')}
      </a>
    </>
  )
}

function Today({ pack }: { pack: VisitPack }) {
  const t = useTranslations('road.home')
  const { now, unsentOf } = useRoad()
  const on = onNow(pack.programme, now)
  const first = on && pack.programme.find(({ id }) => id === on.id)
  const today = onToday(pack.programme, now)
  const { visit } = pack
  return (
    <section aria-labelledby={visit.id} className="mb-6">
      <h2 id={visit.id} className="text-lg">
        <a href={`/road/visits/${visit.id}`} className="inline-flex min-h-11 items-center text-link">
          {visit.title}
        </a>
      </h2>
      {on && first ? <NowCard kind={on.kind} meeting={first} unsent={unsentOf(first)} level={3} /> : null}
      <h3 className="mb-1 text-base">{t('today')}</h3>
      {today.length === 0 ? (
        <p className="text-muted">{t('nothingToday')}</p>
      ) : (
        <ul className="rounded border border-line bg-surface">
          {today.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} unsent={unsentOf(meeting)} />
          ))}
        </ul>
      )}
      <p className="mt-2 flex flex-wrap gap-2">
        <a href={`/road/visits/${visit.id}`} className="btn btn-plain grow">
          {t('whole')}
        </a>
        <a href={`/road/unplanned?visit=${visit.id}`} className="btn btn-plain grow">
          {t('unplanned')}
        </a>
      </p>
    </section>
  )
}
