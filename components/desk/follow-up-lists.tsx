import { useTranslations } from 'next-intl'
import { FollowUpStatusTag, StaleTag, UnownedTag } from '@/components/follow-ups/follow-up-tags'
import { DueDate } from '@/components/follow-ups/work/due-date'
import { Tag } from '@/components/ui/tag'
import type { Desk } from '@/lib/follow-ups/desk'
import type { FollowUpRow } from '@/lib/follow-ups/types'
import { withQuery } from '@/lib/platform/address'
import { formatInstant } from '@/lib/time/format'
import { DeskLine, DeskList } from './desk-list'

/** The person's own work; what came back to them stands first, with the reason. */
export function OwnFollowUps({ own, officerId }: { own: NonNullable<Desk['own']>; officerId: string }) {
  const t = useTranslations('desk')
  const href = withQuery('/follow-ups', { officer: officerId, status: 'unfinished' })
  return (
    <DeskList
      id="own"
      title={t('own.title')}
      rows={own.rows}
      empty={t('own.empty')}
      more={own.more ? { href, label: t('all'), name: t('allOf', { list: t('own.title') }) } : null}
      line={(row) => (
        <>
          <FollowUpLine row={row} own />
          {row.returned ? (
            <p className="mt-1 border-l-4 border-waiting pl-3 break-words">
              {t('own.returned', { reason: row.returned })}
            </p>
          ) : null}
        </>
      )}
    />
  )
}

const LISTS = {
  overdue: { status: 'unfinished', overdue: '1' },
  unowned: { unowned: '1' },
  stale: { stale: '1' },
} as const

/** Overdue, unowned or stale follow-ups, with the way to all of them. */
export function MarkedFollowUps({ list, few }: { list: keyof typeof LISTS; few: NonNullable<Desk['overdue']> }) {
  const t = useTranslations('desk')
  return (
    <DeskList
      id={list}
      title={t(`${list}.title`)}
      rows={few.rows}
      empty={t(`${list}.empty`)}
      more={
        few.more
          ? {
              href: withQuery('/follow-ups', LISTS[list]),
              label: t('all'),
              name: t('allOf', { list: t(`${list}.title`) }),
            }
          : null
      }
      line={(row) => <FollowUpLine row={row} />}
    />
  )
}

function FollowUpLine({ row, own = false }: { row: FollowUpRow; own?: boolean }) {
  const who = own || row.unowned ? row.leadOrganisation?.name : row.officer?.name
  return (
    <DeskLine
      href={`/follow-ups/${row.id}`}
      title={row.title}
      under={[row.reference, row.visit.title, who].filter(Boolean).join(' · ')}
    >
      <FollowUpStatusTag status={row.status} />
      {row.stale ? <StaleTag /> : null}
      {row.unowned ? <UnownedTag /> : null}
      <DueDate dueDate={row.dueDate} daysLate={row.daysLate} status={row.status} />
    </DeskLine>
  )
}

/** Submitted follow-ups, the longest waiting first. */
export function ReviewsWaiting({ reviews }: { reviews: NonNullable<Desk['reviews']> }) {
  const t = useTranslations('desk')
  const mine = useTranslations('followUps.reviews')
  return (
    <DeskList
      id="reviews"
      title={t('reviews.title')}
      rows={reviews.rows}
      empty={t('reviews.empty')}
      more={reviews.more ? { href: '/reviews', label: t('all'), name: t('allOf', { list: t('reviews.title') }) } : null}
      line={(row) => (
        <DeskLine
          href={`/reviews/${row.id}`}
          title={row.title}
          under={`${row.reference} · ${row.visit.title} · ${t('reviews.by', {
            name: row.submitter,
            at: formatInstant(new Date(row.submittedAt), row.homeZone),
          })}`}
        >
          {row.mine ? <Tag>{mine('mine')}</Tag> : null}
          <DueDate dueDate={row.dueDate} daysLate={row.daysLate} status="in_review" />
        </DeskLine>
      )}
    />
  )
}
