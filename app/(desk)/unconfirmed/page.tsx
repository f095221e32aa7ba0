import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnconfirmedFilters } from '@/components/programme/unconfirmed/unconfirmed-filters'
import { UnconfirmedList } from '@/components/programme/unconfirmed/unconfirmed-list'
import { openWords, tellVisits } from '@/components/programme/unconfirmed/unconfirmed-view'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { listUnconfirmed, SLICE } from '@/lib/programme/unconfirmed/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.confirm'))('office') }
}

/** What is open in all visits that are going on: for those who run programmes. */
export default async function UnconfirmedPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('programme.run')
  const query = readQuery(await searchParams, ['open', 'q', 'overdue', 'after', 'before', 'count'])
  const today = todayAtHome()
  const page = await listUnconfirmed(actor, { filters: query, today })
  const { after, before, count, ...kept } = query
  const [t, words] = [await getTranslations('programme'), await getTranslations('programme.confirm')]
  const visits = tellVisits(page.visits, { t, words, today })
  const shared = { words: openWords(t, await getTranslations('shell')), mayEdit: can(actor, 'programme.edit') }
  const groups = [
    { id: 'known', visits: visits.filter(({ arrival }) => arrival !== null) },
    { id: 'unknown', visits: visits.filter(({ arrival }) => arrival === null) },
  ] as const
  const nothing = () => {
    if (page.further) return words('emptySoFar', { count: SLICE })
    if (Object.keys(kept).length > 0) return words('emptyFiltered')
    return words(after || before ? 'emptyPage' : 'emptyOffice')
  }
  return (
    <>
      <PageHead title={words('office')} facts={[words('hint')]} />
      <UnconfirmedFilters
        filters={kept}
        count={<ListCount of="programme.confirm" total={page} path="/unconfirmed" query={query} />}
      />
      {groups.map(({ id, visits: list }) =>
        list.length > 0 ? (
          <Section key={id} id={id} title={words(id)}>
            <UnconfirmedList visits={list} {...shared} />
          </Section>
        ) : null,
      )}
      {visits.length === 0 ? <EmptyState>{nothing()}</EmptyState> : null}
      <KeysetPager
        previous={page.previous && withQuery('/unconfirmed', { ...kept, count, before: page.previous })}
        next={page.next && withQuery('/unconfirmed', { ...kept, count, after: page.next })}
        {...(page.further ? { words: { [before ? 'previous' : 'next']: words('further') } } : {})}
      />
    </>
  )
}
