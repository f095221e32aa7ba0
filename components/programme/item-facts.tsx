import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import { tellTime } from '@/lib/programme/tell-time'
import type { ItemPage } from '@/lib/programme/types'
import { formatDuration } from '@/lib/time/format'
import { useItemDay } from './item-day'

/** Everything known about an item; what somebody will ask for and is not known stands as to be confirmed. */
export function ItemFacts({ page, mayEdit }: { page: ItemPage; mayEdit: boolean }) {
  const t = useTranslations('programme.page')
  const types = useTranslations('programme.type')
  const { item, visit } = page
  const { text, home, endsOn } = tellTime(item, { homeZone: visit.homeZone, dayZone: null })
  const day = useItemDay(item, visit.arrivalDate)
  const travel = isTravel(item.type)
  const or = (what: string, value: ReactNode, field?: string) =>
    value ? (
      <>
        {value} {field && item.proposed.includes(field) ? <Proposed /> : null}
      </>
    ) : (
      <ToBeConfirmed what={what} {...(mayEdit ? { href: `/meetings/${item.id}/edit` } : {})} />
    )
  const shown = (term: string, value: string | null) => value !== null && { term, value: <Lines text={value} /> }
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  return (
    <DescriptionList
      facts={[
        { term: t('type'), value: or(t('type'), types(item.type), 'type') },
        { term: t('day'), value: or(t('day'), day, 'date') },
        {
          term: t('time'),
          value: or(
            t('time'),
            text && <span className="tabular-nums">{[text, endsOn].filter(Boolean).join(', ')}</span>,
          ),
        },
        home !== null && { term: t('atHome'), value: <span className="tabular-nums">{home}</span> },
        duration !== null && { term: t('duration'), value: duration },
        travel && { term: t('from'), value: or(t('from'), item.fromPlace) },
        travel && { term: t('to'), value: or(t('to'), item.toPlace) },
        travel ? { term: t('carrier'), value: or(t('carrier'), item.carrier) } : shown(t('carrier'), item.carrier),
        !travel && shown(t('from'), item.fromPlace),
        !travel && shown(t('to'), item.toPlace),
        travel ? shown(t('city'), item.city) : { term: t('city'), value: or(t('city'), item.city, 'city') },
        travel ? shown(t('venue'), item.venue) : { term: t('venue'), value: or(t('venue'), item.venue) },
        item.offeredBy !== null && {
          term: t('offeredBy'),
          value: (
            <Link href={`/${item.offeredBy.kind === 'person' ? 'people' : 'organisations'}/${item.offeredBy.id}`}>
              {item.offeredBy.name}
            </Link>
          ),
        },
        (item.hosts.length > 0 || isMeeting(item)) && {
          term: t('hosts'),
          value: or(t('hosts'), item.hosts.length > 0 && <Hosts hosts={item.hosts} />),
        },
        shown(t('vehicle'), item.vehicle),
        shown(t('objective'), item.objective),
        shown(t('agenda'), item.agenda),
        item.readoutExpected !== null && {
          term: t('readoutExpected'),
          value: t(item.readoutExpected ? 'yes' : 'no'),
        },
        page.source !== null && { term: t('source'), value: page.source.title },
      ]}
    />
  )
}

/** Day and time in one piece, for the head of the page. */
export function ItemWhen({ page: { item, visit } }: { page: ItemPage }) {
  const t = useTranslations('programme.page')
  const { text } = tellTime(item, { homeZone: visit.homeZone, dayZone: null })
  const when = [useItemDay(item, visit.arrivalDate), text].filter((part) => part !== null)
  return when.length > 0 ? <span className="tabular-nums">{when.join(', ')}</span> : <ToBeConfirmed what={t('when')} />
}

function Lines({ text }: { text: string }) {
  return <span className="whitespace-pre-line">{text}</span>
}

function Hosts({ hosts }: { hosts: ItemPage['item']['hosts'] }) {
  return (
    <>
      {hosts.map((host, index) => (
        <span key={host.id}>
          {index > 0 ? ', ' : null}
          <Link href={`/organisations/${host.id}`}>{host.name}</Link>
        </span>
      ))}
    </>
  )
}
