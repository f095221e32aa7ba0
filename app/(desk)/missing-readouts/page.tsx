import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MissingFilters } from '@/components/readouts/missing-filters'
import { MissingRegister } from '@/components/readouts/missing-register'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { listMissing } from '@/lib/readouts/missing.queries'

const PATH = '/missing-readouts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('missing'))('title') }
}

/** The readouts that are missing in all visits: for those who write them and those who chase them. */
export default async function MissingReadoutsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('readout.write')
  const now = new Date()
  const query = readQuery(await searchParams, ['visit', 'taker', 'since', 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...filters } = query
  const page = await listMissing(actor, { filters: query, now })
  const t = await getTranslations('missing')
  return (
    <>
      <PageHead title={t('title')} facts={[t('hint')]} />
      <MissingFilters filters={filters} count={<ListCount of="missing" total={page} path={PATH} query={query} />} />
      <MissingRegister
        rows={page.rows}
        actor={actor}
        now={now}
        withVisit
        empty={<EmptyState>{t(Object.keys(filters).length > 0 ? 'emptyFiltered' : 'empty')}</EmptyState>}
      />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...filters, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...filters, count, after: page.next })}
      />
    </>
  )
}
