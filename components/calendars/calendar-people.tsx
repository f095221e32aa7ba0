import { useTranslations } from 'next-intl'
import { muted } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { type Column, Register } from '@/components/ui/register'
import { revokeCalendarFeed } from '@/lib/calendars/actions'
import type { CalendarPerson, StandingFeed } from '@/lib/calendars/types'
import { formatInstant } from '@/lib/time/format'
import { fileHref } from './file-href'
import { MakeFeed } from './make-feed'

type Props = {
  visitId: string
  people: readonly CalendarPerson[]
  /** Whose private address the reader may make and revoke. */
  keeps: (person: CalendarPerson) => boolean
  homeZone: string
}

/** Everybody of the visit with their file, and the private address for who may keep it. */
export function CalendarPeople({ visitId, people, keeps, homeZone }: Props) {
  const t = useTranslations('calendars.page')
  const file = (person: CalendarPerson) =>
    person.role === 'gone' ? null : (
      <Link href={fileHref(visitId, person.whose)} aria-label={t('downloadOf', { name: person.name })}>
        {t('download1')}
      </Link>
    )
  const columns: Column<CalendarPerson>[] = [
    {
      key: 'name',
      header: t('name'),
      primary: true,
      cell: (person) => (
        <>
          {person.name}
          <div className="text-sm font-normal text-muted">{t(`role.${person.role}`)}</div>
        </>
      ),
    },
    { key: 'file', header: t('file'), cell: file },
  ]
  if (people.some(keeps)) {
    columns.push(
      {
        key: 'address',
        header: t('address'),
        cell: (person) =>
          keeps(person) ? person.feed ? <Standing feed={person.feed} homeZone={homeZone} /> : muted(t('none')) : null,
      },
      {
        key: 'actions',
        header: t('actions'),
        cell: (person) => (keeps(person) ? <Keeping visitId={visitId} person={person} /> : null),
      },
    )
  }
  return (
    <Register
      caption={t('caption')}
      rows={people}
      rowKey={({ whose }) => whose}
      empty={<EmptyState>{t('empty')}</EmptyState>}
      columns={columns}
    />
  )
}

function Standing({ feed, homeZone }: { feed: StandingFeed; homeZone: string }) {
  const t = useTranslations('calendars.page')
  const told = (instant: string) => formatInstant(new Date(instant), homeZone)
  return (
    <div className="text-left">
      <div>{feed.lastUsedAt === null ? t('neverUsed') : t('lastUsed', { time: told(feed.lastUsedAt) })}</div>
      <div className="text-sm text-muted">{t('made', { time: told(feed.createdAt), name: feed.createdByName })}</div>
    </div>
  )
}

function Keeping({ visitId, person }: { visitId: string; person: CalendarPerson }) {
  const t = useTranslations('calendars.feed')
  const { personId, name, feed, role } = person
  if (personId === null) return null
  return (
    <div className="flex flex-wrap gap-1">
      {role === 'gone' ? null : (
        <MakeFeed visitId={visitId} personId={personId} name={name} replaces={feed?.id ?? null} />
      )}
      {feed ? (
        <ActionButton
          action={revokeCalendarFeed}
          input={{ feedId: feed.id }}
          label={t('revoke', { name })}
          tone="quiet"
          explain={<p>{t('revokeExplain')}</p>}
          done={t('revoked')}
        />
      ) : null}
    </div>
  )
}
