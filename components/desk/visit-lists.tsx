import { useTranslations } from 'next-intl'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { ButtonLink } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import { VisitStatusTag } from '@/components/visits/visit-tags'
import type { Desk, DeskList as DeskListKey, DeskMeeting } from '@/lib/follow-ups/desk'
import { waitingFor } from '@/lib/readouts/missing'
import { formatDate, formatInstant } from '@/lib/time/format'
import { DeskLine, DeskList } from './desk-list'

type Part<K extends keyof Desk> = { list: NonNullable<Desk[K]>; whole: boolean }

/** "See all" opens the same list whole, on the desk; "See fewer" folds it again. */
export function useMore(key: DeskListKey, more: boolean, whole: boolean) {
  const t = useTranslations('desk')
  if (whole) return { href: '/', label: t('fewer'), name: t('fewer') }
  return more ? { href: `/?all=${key}#${key}`, label: t('all'), name: t('allOf', { list: t(`${key}.title`) }) } : null
}

/** Visits with items that nobody has confirmed yet. */
export function VisitsUnconfirmed({ list, whole }: Part<'visits'>) {
  const t = useTranslations('desk.visits')
  const more = useMore('visits', list.more, whole)
  return (
    <DeskList
      id="visits"
      title={t('title')}
      rows={list.rows}
      empty={t('empty')}
      more={more}
      register={{ href: '/unconfirmed', label: t('register') }}
      line={(row) => (
        <DeskLine
          href={`/visits/${row.id}/programme/unconfirmed`}
          title={row.title}
          under={`${row.reference} · ${row.arrivalDate ? t('arrival', { date: formatDate(row.arrivalDate) }) : t('noDates')}`}
        >
          <VisitStatusTag status={row.status} />
          {row.requested > 0 ? <Tag tone="waiting">{t('requested', { count: row.requested })}</Tag> : null}
          {row.tentative > 0 ? <Tag tone="planned">{t('tentative', { count: row.tentative })}</Tag> : null}
        </DeskLine>
      )}
    />
  )
}

/** Meetings whose readout was not handed in, one's own first. */
export function MeetingsWaiting({ list, whole, now }: Part<'meetings'> & { now: Date }) {
  const t = useTranslations('desk.meetings')
  const waiting = useTranslations('missing')
  const more = useMore('meetings', list.more, whole)
  return (
    <DeskList
      id="meetings"
      title={t('title')}
      rows={list.rows}
      empty={t('empty')}
      more={more}
      register={{ href: '/missing-readouts', label: t('register') }}
      line={(row) => {
        const { unit, count } = waitingFor(new Date(row.dueAt), now)
        return (
          <DeskLine
            href={`/meetings/${row.id}`}
            title={row.title}
            under={`${row.visit.title} · ${waiting(`since.${unit}`, { count })}`}
          >
            <MeetingState row={row} />
          </DeskLine>
        )
      }}
    />
  )
}

function MeetingState({ row }: { row: DeskMeeting }) {
  const t = useTranslations('desk.meetings')
  const state = useTranslations('missing')
  return (
    <>
      {row.mine ? <Tag tone="active">{t('mine')}</Tag> : null}
      {row.status === 'held' ? null : <Tag tone="waiting">{state('past')}</Tag>}
      {row.readout?.returned ? <Tag tone="late">{state('returned')}</Tag> : null}
      <ButtonLink tone="quiet" href={`/meetings/${row.id}/readout`} aria-label={t('writeOf', { meeting: row.title })}>
        {t('write')}
      </ButtonLink>
    </>
  )
}

/** Readouts that a manager clears or finalises, the longest waiting first. */
export function ReadoutsWaiting({ list, whole }: Part<'readouts'>) {
  const t = useTranslations('desk.readouts')
  const more = useMore('readouts', list.more, whole)
  return (
    <DeskList
      id="readouts"
      title={t('title')}
      rows={list.rows}
      empty={t('empty')}
      more={more}
      line={(row) => (
        <DeskLine
          href={`/readouts/${row.id}`}
          title={row.title}
          under={`${row.visit.title} · ${t('by', {
            name: row.writer,
            at: formatInstant(new Date(row.submittedAt), row.homeZone),
          })}`}
        >
          <ReadoutStatusTag status={row.status} />
        </DeskLine>
      )}
    />
  )
}
