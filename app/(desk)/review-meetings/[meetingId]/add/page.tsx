import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RegisterFilters } from '@/components/follow-ups/register/register-filters'
import { PickForm } from '@/components/review-meetings/pick-form'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { ListCount } from '@/components/ui/list-count'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { filterNames } from '@/lib/follow-ups/register/filter-names.queries'
import { filtersToQuery, readFilters } from '@/lib/follow-ups/register/filters'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import type { FollowUpRow } from '@/lib/follow-ups/types'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { addMatchingFollowUps } from '@/lib/review-meetings/actions'
import { onListOf } from '@/lib/review-meetings/items.queries'
import { getReviewMeeting } from '@/lib/review-meetings/queries'
import { MAX_ITEMS } from '@/lib/review-meetings/schema'
import { formatDate } from '@/lib/time/format'

type Params = { params: Promise<{ meetingId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviewMeetings.pick'))('title') }
}

/** Follow-ups for a meeting's list: all that match, or those that are ticked. */
export default async function AddReviewItemsPage({ params, searchParams }: Params) {
  const actor = await requireActor('follow-up.review')
  const meeting = await getReviewMeeting(actor, (await params).meetingId)
  if (!meeting || meeting.archived) notFound()
  const t = await getTranslations('reviewMeetings')
  const asked = await searchParams
  // What is finished is nothing to review.
  const filters = { status: 'unfinished', ...readFilters(asked) }
  const edge = readQuery(asked, ['after', 'before', 'count'])
  const [page, names] = await Promise.all([
    listFollowUps(actor, { ...filters, ...edge }, todayAtHome()),
    filterNames(actor, filters),
  ])
  const onList = await onListOf(
    meeting.id,
    page.rows.map(({ id }) => id),
  )
  const back = `/review-meetings/${meeting.id}`
  const path = `${back}/add`
  const status = await getTranslations('followUps')
  const option = ({ id, reference, title, dueDate, officer, visit, ...row }: FollowUpRow) => ({
    value: id,
    label: title,
    hint: [
      reference,
      status(`status.${row.status}`),
      dueDate ? formatDate(dueDate) : status('mark.noDate'),
      officer?.name,
      row.unowned ? status('mark.unowned') : null,
      visit.title,
    ]
      .filter(Boolean)
      .join(' · '),
  })
  const offered = page.rows.filter(({ id }) => !onList.has(id)).map(option)
  return (
    <ClientMessages also={['reviewMeetings.pick']}>
      <PageHead title={t('pick.title')} above={<Link href={back}>{`${meeting.reference} ${meeting.title}`}</Link>} />
      {meeting.status === 'closed' ? <Notice tone="warn">{t('room.isClosed')}</Notice> : null}
      <RegisterFilters
        path={path}
        view={filters}
        names={names}
        count={<ListCount of="reviewMeetings.pick" total={page} path={path} query={{ ...filters, ...edge }} />}
      />
      {page.count > MAX_ITEMS ? (
        <p className="mb-4 max-w-prose">{t('pick.tooMany', { max: MAX_ITEMS })}</p>
      ) : page.count > 0 ? (
        <div className="mb-6">
          <ActionButton
            action={addMatchingFollowUps}
            input={{ meetingId: meeting.id, query: filtersToQuery(filters) }}
            label={t('pick.all', { count: page.count })}
            tone="primary"
            done={t('pick.allDone')}
            redirectTo={back}
          />
        </div>
      ) : null}
      {offered.length > 0 ? (
        <PickForm key={offered.map(({ value }) => value).join()} meetingId={meeting.id} options={offered} />
      ) : (
        <EmptyState>{t(page.rows.length > 0 ? 'pick.allOnList' : 'pick.empty')}</EmptyState>
      )}
      <KeysetPager
        previous={page.previous && withQuery(path, { ...filters, before: page.previous })}
        next={page.next && withQuery(path, { ...filters, after: page.next })}
      />
    </ClientMessages>
  )
}
