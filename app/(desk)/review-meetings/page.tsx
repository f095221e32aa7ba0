import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MeetingsFilters, MeetingsRegister } from '@/components/review-meetings/meetings-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { listReviewMeetings } from '@/lib/review-meetings/queries'

const PATH = '/review-meetings'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviewMeetings'))('title') }
}

export default async function ReviewMeetingsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('follow-up.review')
  const t = await getTranslations('reviewMeetings')
  const query = readQuery(await searchParams, ['status', 'archived', 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...kept } = query
  const page = (await listReviewMeetings(actor, query)) ?? forbidden()
  const filtered = Object.keys(kept).length > 0
  const add = (
    <ButtonLink tone="primary" href={`${PATH}/new`}>
      {t('add')}
    </ButtonLink>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        above={<Link href="/reviews">{(await getTranslations('followUps.reviews'))('title')}</Link>}
        action={page.rows.length > 0 || filtered ? add : null}
      />
      <p className="mb-4 max-w-prose text-muted">{t('intro')}</p>
      <MeetingsFilters
        path={PATH}
        filters={kept}
        count={<ListCount of="reviewMeetings" total={page} path={PATH} query={query} />}
      />
      <MeetingsRegister
        rows={page.rows}
        empty={filtered ? <EmptyState>{t('noMatch')}</EmptyState> : <EmptyState action={add}>{t('empty')}</EmptyState>}
      />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...kept, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...kept, count, after: page.next })}
      />
    </>
  )
}
