import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FOLLOW_UP_FILTER_NAMES, FollowUpsFilters } from '@/components/follow-ups/follow-ups-filters'
import { FollowUpsRegister } from '@/components/follow-ups/follow-ups-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { filterNames } from '@/lib/follow-ups/filter-names.queries'
import { listFollowUps } from '@/lib/follow-ups/register.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('title') }
}

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('followUps')
  const query = readQuery(await searchParams, [...FOLLOW_UP_FILTER_NAMES, 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...filters } = query
  const [page, names] = await Promise.all([listFollowUps(actor, query, todayAtHome()), filterNames(actor, query)])
  const filtered = Object.keys(filters).length > 0
  const first = can(actor, 'follow-up.write')
  return (
    <>
      <PageHead title={t('title')} />
      <FollowUpsFilters
        filters={filters}
        names={names}
        count={<ListCount of="followUps.register" total={page} path="/follow-ups" query={query} />}
      />
      <FollowUpsRegister
        rows={page.rows}
        caption={t('register.caption')}
        empty={
          filtered ? (
            <EmptyState>{t('register.noMatch')}</EmptyState>
          ) : (
            <EmptyState action={first ? <ButtonLink href="/outcomes">{t('register.outcomes')}</ButtonLink> : null}>
              {t(first ? 'register.empty' : 'register.emptyReader')}
            </EmptyState>
          )
        }
      />
      <KeysetPager
        previous={page.previous && withQuery('/follow-ups', { ...filters, count, before: page.previous })}
        next={page.next && withQuery('/follow-ups', { ...filters, count, after: page.next })}
      />
    </>
  )
}
