import { useTranslations } from 'next-intl'
import { muted } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { type Column, Register } from '@/components/ui/register'
import type { CalendarPerson, StandingFeed } from '@/lib/calendars/types'
import { formatInstant } from '@/lib/time/format'
import { MakeFeed, RevokeFeed } from './feed-buttons'
import { fileHref } from './file-href'

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
    columns.push({
      key: 'address',
      header: t('address'),
      cell: (person) => {
        if (person.personId === null) return muted(t('onlyForPeople'))
        return keeps(person) ? <Keeping visitId={visitId} person={person} homeZone={homeZone} /> : muted(t('notYours'))
      },
    })
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

type KeepingProps = { visitId: string; person: CalendarPerson; homeZone: string }

/** The address that stands, if any, and what can be done with it. */
function Keeping({ visitId, person, homeZone }: KeepingProps) {
  const t = useTranslations('calendars.page')
  const { personId, name, feed, role } = person
  if (personId === null) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-left">
      {feed ? <Standing feed={feed} homeZone={homeZone} /> : <span className="text-muted">{t('none')}</span>}
      <div className="flex flex-wrap gap-1">
        {role === 'gone' ? null : (
          <MakeFeed visitId={visitId} personId={personId} name={name} replaces={feed?.id ?? null} />
        )}
        {feed ? <RevokeFeed feedId={feed.id} name={name} /> : null}
      </div>
    </div>
  )
}

function Standing({ feed, homeZone }: { feed: StandingFeed; homeZone: string }) {
  const t = useTranslations('calendars.page')
  const told = (instant: string) => formatInstant(new Date(instant), homeZone)
  return (
    <div>
      <div>{feed.lastUsedAt === null ? t('neverUsed') : t('lastUsed', { time: told(feed.lastUsedAt) })}</div>
      <div className="text-sm text-muted">{t('made', { time: told(feed.createdAt), name: feed.createdByName })}</div>
    </div>
  )
}
