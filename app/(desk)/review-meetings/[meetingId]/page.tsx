import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ItemList } from '@/components/review-meetings/item-list'
import { MeetingHead } from '@/components/review-meetings/meeting-head'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'
import { todayAtHome } from '@/lib/platform/today'
import { sortReviewItems } from '@/lib/review-meetings/actions'
import { listReviewItems } from '@/lib/review-meetings/items.queries'
import { getReviewMeeting } from '@/lib/review-meetings/queries'
import { formatInstant } from '@/lib/time/format'

type Params = { params: Promise<{ meetingId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const meeting = await getReviewMeeting(await requireActor(), (await params).meetingId)
  return { title: meeting?.title ?? (await getTranslations('reviewMeetings'))('title') }
}

export default async function ReviewMeetingPage({ params, searchParams }: Params) {
  const actor = await requireActor('follow-up.review')
  const { meetingId } = await params
  const query = readQuery(await searchParams, ['after', 'before'])
  const [meeting, page] = await Promise.all([
    getReviewMeeting(actor, meetingId),
    listReviewItems(actor, meetingId, query, todayAtHome()),
  ])
  if (!meeting) notFound()
  const t = await getTranslations('reviewMeetings.page')
  const to = `/review-meetings/${meeting.id}`
  const mayChange = meeting.status !== 'closed' && !meeting.archived
  const add = <ButtonLink href={`${to}/add`}>{t('addItems')}</ButtonLink>
  return (
    <>
      <MeetingHead meeting={meeting} />
      {meeting.archived ? <Notice tone="warn">{t('isArchived')}</Notice> : null}
      {meeting.closedAt ? (
        <Notice tone="success">
          {t('closedBy', {
            name: meeting.closer ?? '',
            at: formatInstant(new Date(meeting.closedAt), readEnv().HOME_ZONE),
          })}
        </Notice>
      ) : null}
      <dl className="mb-6">
        <dt className="text-sm text-muted">{t('present')}</dt>
        <dd className="whitespace-pre-line break-words">
          {meeting.present ?? <span className="text-muted">{t('presentUnknown')}</span>}
        </dd>
      </dl>
      <Section
        id="list"
        title={t('list')}
        action={
          mayChange && page.rows.length > 0 ? (
            <>
              <ActionButton
                action={sortReviewItems}
                input={{ meetingId: meeting.id }}
                label={t('sort')}
                done={t('sorted')}
              />
              {add}
            </>
          ) : null
        }
      >
        {page.rows.length > 0 ? (
          <ItemList meetingId={meeting.id} page={page} mayChange={mayChange} />
        ) : (
          <EmptyState action={mayChange ? add : null}>{t('listEmpty')}</EmptyState>
        )}
        <KeysetPager
          previous={page.previous && withQuery(to, { before: page.previous })}
          next={page.next && withQuery(to, { after: page.next })}
        />
      </Section>
    </>
  )
}
