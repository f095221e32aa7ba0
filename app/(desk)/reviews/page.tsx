import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReviewsFilters } from '@/components/reviews/reviews-filters'
import { ReviewsRegister } from '@/components/reviews/reviews-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { filterNames } from '@/lib/follow-ups/register/filter-names.queries'
import { listReviews, REVIEW_FILTERS } from '@/lib/follow-ups/reviews.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

const PATH = '/reviews'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps.reviews'))('title') }
}

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('follow-up.review')
  const t = await getTranslations('followUps.reviews')
  const query = readQuery(await searchParams, [...REVIEW_FILTERS, 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...kept } = query
  const [page, names] = await Promise.all([listReviews(actor, query, todayAtHome()), filterNames(actor, kept)])
  const filtered = Object.keys(kept).length > 0
  return (
    <>
      <PageHead title={t('title')} action={<ButtonLink href="/review-meetings">{t('meetings')}</ButtonLink>} />
      <ReviewsFilters
        path={PATH}
        filters={kept}
        names={names}
        count={<ListCount of="followUps.reviews" total={page} path={PATH} query={query} />}
      />
      <ReviewsRegister
        rows={page.rows}
        empty={
          filtered ? (
            <EmptyState>{t('noMatch')}</EmptyState>
          ) : (
            <EmptyState action={<ButtonLink href="/follow-ups">{t('register')}</ButtonLink>}>{t('empty')}</EmptyState>
          )
        }
      />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...kept, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...kept, count, after: page.next })}
      />
    </>
  )
}
