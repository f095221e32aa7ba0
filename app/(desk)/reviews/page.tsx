import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReviewsRegister } from '@/components/follow-ups/reviews-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { listReviews } from '@/lib/follow-ups/reviews.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps.reviews'))('title') }
}

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('follow-up.review')
  const t = await getTranslations('followUps.reviews')
  const query = readQuery(await searchParams, ['after', 'before', 'count'])
  const page = await listReviews(actor, query, todayAtHome())
  return (
    <>
      <PageHead
        title={t('title')}
        facts={[<ListCount key="count" of="followUps.reviews" total={page} path="/reviews" query={query} />]}
      />
      <ReviewsRegister
        rows={page.rows}
        empty={
          <EmptyState action={<ButtonLink href="/follow-ups">{t('register')}</ButtonLink>}>{t('empty')}</EmptyState>
        }
      />
      <KeysetPager
        previous={page.previous && withQuery('/reviews', { count: query.count, before: page.previous })}
        next={page.next && withQuery('/reviews', { count: query.count, after: page.next })}
      />
    </>
  )
}
