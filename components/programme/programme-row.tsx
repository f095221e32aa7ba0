import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import { tellTime } from '@/lib/programme/tell-time'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { formatDuration } from '@/lib/time/format'
import { ItemStatusTag } from './item-tags'
import { CounterpartLine, ParticipantLine } from './party-names'

type Props = {
  item: ProgrammeItemView
  homeZone: string
  dayZone: string | null
  isNext: boolean
  /** Where what is not known is filled in; only for who may. */
  fillHref?: string
  actions: ReactNode
}

/** One item: times in the gutter, then what, where and who. What is over or off is quieter. */
export function ProgrammeRow({ item, homeZone, dayZone, isNext, fillHref, actions }: Props) {
  const t = useTranslations('programme')
  const off = item.status === 'cancelled' || item.status === 'postponed'
  const quiet = off || item.status === 'held'
  return (
    <li
      id={`item-${item.id}`}
      {...(isNext ? { 'aria-current': 'step' as const } : {})}
      className={`grid scroll-mt-20 gap-x-5 gap-y-1 border-l-4 px-3 py-3 sm:grid-cols-[8.5rem_1fr] sm:px-4 ${
        isNext
          ? 'border-l-primary bg-surface'
          : quiet
            ? 'border-l-transparent bg-sunken'
            : 'border-l-transparent bg-surface'
      }`}
    >
      <Gutter item={item} homeZone={homeZone} dayZone={dayZone} quiet={quiet} {...(fillHref ? { fillHref } : {})} />
      <div className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <h3 className={`min-w-0 text-base ${quiet ? 'font-normal' : ''} ${off ? 'line-through' : ''}`}>
              <Link href={`/meetings/${item.id}`} className="text-link underline-offset-2 hover:underline">
                {item.title}
              </Link>
            </h3>
            <span className="whitespace-nowrap">
              <ItemStatusTag status={item.status} /> {item.proposed.includes('status') ? <Proposed /> : null}
            </span>
            {isNext ? <Tag tone="active">{t('next')}</Tag> : null}
            {item.unplanned ? <Tag>{t('row.unplanned')}</Tag> : null}
          </div>
          <p className="text-sm text-muted">
            {t(`type.${item.type}`)}
            {item.proposed.includes('type') ? (
              <>
                {' '}
                <Proposed />
              </>
            ) : null}
            {item.offeredBy ? ` · ${t('row.offeredBy', { name: item.offeredBy.name })}` : null}
            {` · ${item.reference}`}
          </p>
          {off && item.statusReason ? (
            <p className="text-sm text-muted">{t('row.reason', { reason: item.statusReason })}</p>
          ) : null}
          {off ? null : <Facts item={item} {...(fillHref ? { fillHref } : {})} />}
        </div>
        {actions}
      </div>
    </li>
  )
}

function Gutter(props: Pick<Props, 'item' | 'homeZone' | 'dayZone' | 'fillHref'> & { quiet: boolean }) {
  const { item, homeZone, dayZone, fillHref, quiet } = props
  const t = useTranslations('programme.row')
  const { text, home, endsOn } = tellTime(item, { homeZone, dayZone })
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 tabular-nums sm:block">
      {text === null ? (
        <span className="text-muted">
          <span aria-hidden>– </span>
          {quiet ? (
            <span className="text-sm">{t('noTime')}</span>
          ) : (
            <ToBeConfirmed what={t('time')} {...(fillHref ? { href: fillHref } : {})} />
          )}
        </span>
      ) : (
        <span className={`first-letter:uppercase sm:block ${quiet ? 'text-muted' : 'font-semibold'}`}>{text}</span>
      )}
      {home ? <span className="text-sm text-muted sm:block">{home}</span> : null}
      {endsOn ? <span className="text-sm text-muted sm:block">{t('until', { date: endsOn })}</span> : null}
      {duration ? <span className="text-sm text-muted sm:block">{duration}</span> : null}
    </div>
  )
}

/** Place and people, each unknown shown as such where somebody will ask for it. */
function Facts({ item, fillHref }: Pick<Props, 'item' | 'fillHref'>) {
  const t = useTranslations('programme.row')
  const unknown = (what: string) => <ToBeConfirmed what={what} {...(fillHref ? { href: fillHref } : {})} />
  const open = item.status !== 'held'
  const meeting = isMeeting(item)
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  const route = [item.fromPlace, item.toPlace].filter(Boolean).join(' → ')
  const hosts = item.counterparts.length === 0 ? item.hosts.map(({ name }) => name).join(', ') : ''
  return (
    <dl className="mt-1 grid gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[4.5rem_1fr]">
      {isTravel(item.type) ? (
        <Line term={t('route')}>
          {[route, item.carrier].filter(Boolean).join(', ') || (open ? unknown(t('route')) : null)}
        </Line>
      ) : null}
      {place || !isTravel(item.type) ? (
        <Line term={t('place')}>{place || (open ? unknown(t('place')) : null)}</Line>
      ) : null}
      {item.counterparts.length > 0 ? (
        <Line term={t('hosts')}>
          <CounterpartLine parties={item.counterparts} />
        </Line>
      ) : hosts || meeting ? (
        <Line term={t('hosts')}>{hosts || (open ? unknown(t('hosts')) : null)}</Line>
      ) : null}
      {item.participants.length > 0 ? (
        <Line term={t('ours')}>
          <ParticipantLine parties={item.participants} />
        </Line>
      ) : meeting ? (
        <Line term={t('ours')}>{open ? unknown(t('ours')) : null}</Line>
      ) : null}
    </dl>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  if (children === null || children === '') return null
  return (
    <div className="flex flex-wrap gap-x-2 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
