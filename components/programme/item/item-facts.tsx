import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { isMeeting, isTravel, yieldsReadout } from '@/lib/programme/rules'
import { tellTime } from '@/lib/programme/tell-time'
import type { ItemPage } from '@/lib/programme/types'
import type { ConfirmableField } from '@/lib/programme/values'
import { formatDuration } from '@/lib/time/format'
import { ConfirmableFact } from '../unconfirmed/confirmable-fact'
import { useItemDay } from './item-day'

/** Everything known about an item; what somebody will ask for and is not known, or is noted as such, is to be confirmed. */
export function ItemFacts({ page, mayEdit, today }: { page: ItemPage; mayEdit: boolean; today: string }) {
  const t = useTranslations('programme.page')
  const types = useTranslations('programme.type')
  const { item, visit } = page
  const { text, home, endsOn } = tellTime(item, { homeZone: visit.homeZone, dayZone: null })
  const day = useItemDay(item, visit.arrivalDate)
  const travel = isTravel(item.type)
  const confirming = { item, mayEdit, today }
  const of = (
    field: ConfirmableField,
    value: ReactNode,
    more: { what?: string; asked?: boolean; first?: boolean } = {},
  ) => <ConfirmableFact confirming={confirming} field={field} value={value} {...more} />
  const noted = (field: ConfirmableField) => item.toBeConfirmed.some((note) => note.field === field)
  /** Of less use to ask for: said where it is known, or noted as to be confirmed. */
  const known = (field: ConfirmableField, term: string, value: ReactNode) =>
    value || noted(field) ? { term, value: of(field, value) } : null
  const proposed = (field: string) => (item.proposed.includes(field) ? <Proposed /> : null)
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  const when = [text, endsOn].filter(Boolean).join(', ')
  const city = item.city && [item.city, ' ', <Fragment key="proposed">{proposed('city')}</Fragment>]
  return (
    <DescriptionList
      facts={[
        {
          term: t('type'),
          value: of(
            'type',
            <>
              {types(item.type)} {proposed('type')}
            </>,
          ),
        },
        {
          term: t('day'),
          value: of(
            'day',
            day && (
              <>
                {day} {proposed('date')}
              </>
            ),
          ),
        },
        { term: t('time'), value: of('time', when && <span className="tabular-nums">{when}</span>) },
        home !== null && { term: t('atHome'), value: <span className="tabular-nums">{home}</span> },
        duration !== null && { term: t('duration'), value: duration },
        (travel || item.fromPlace !== null || noted('route')) && {
          term: t('from'),
          value: of('route', item.fromPlace, { what: t('from') }),
        },
        (travel || item.toPlace !== null) && {
          term: t('to'),
          value: of('route', item.toPlace, { what: t('to'), first: false }),
        },
        travel
          ? { term: t('carrier'), value: of('carrier', item.carrier) }
          : known('carrier', t('carrier'), item.carrier),
        (!travel || item.venue !== null || noted('place')) && { term: t('venue'), value: of('place', item.venue) },
        (!travel || item.city !== null) && {
          term: t('city'),
          value: of('place', city, { what: t('city'), first: false }),
        },
        known('offeredBy', t('offeredBy'), item.offeredBy && <Offerer by={item.offeredBy} />),
        isMeeting(item) || item.hosts.length > 0
          ? { term: t('hosts'), value: of('hosts', item.hosts.length > 0 && <Hosts hosts={item.hosts} />) }
          : known('hosts', t('hosts'), null),
        known('vehicle', t('vehicle'), item.vehicle),
        known('objective', t('objective'), item.objective && <Lines text={item.objective} />),
        known('agenda', t('agenda'), item.agenda && <Lines text={item.agenda} />),
        item.readoutExpected !== null || noted('readoutExpected')
          ? {
              term: t('readoutExpected'),
              value: of('readoutExpected', t(yieldsReadout(item.type, item.readoutExpected) ? 'yes' : 'no')),
            }
          : null,
        noted('title') && { term: t('title'), value: of('title', item.title) },
        page.source !== null && { term: t('source'), value: page.source.title },
      ]}
    />
  )
}

function Offerer({ by }: { by: NonNullable<ItemPage['item']['offeredBy']> }) {
  return <Link href={`/${by.kind === 'person' ? 'people' : 'organisations'}/${by.id}`}>{by.name}</Link>
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
