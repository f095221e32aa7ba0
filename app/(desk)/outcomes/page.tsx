import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OutcomesFilters } from '@/components/outcomes/outcomes-filters'
import { OutcomesRegister } from '@/components/outcomes/outcomes-register'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { listOutcomes, outcomeVisits } from '@/lib/outcomes/list.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outcomes'))('title') }
}

export default async function OutcomesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('outcomes')
  const filters = readQuery(await searchParams, ['type', 'owedBy', 'followUp', 'visit', 'after', 'before', 'count'])
  const [page, visits] = await Promise.all([listOutcomes(actor, filters), outcomeVisits(actor, filters.visit)])
  const { after: _after, before: _before, count, ...kept } = filters
  return (
    <>
      <PageHead title={t('title')} />
      <OutcomesFilters
        filters={kept}
        visits={visits}
        count={<ListCount of="outcomes.register" total={page} path="/outcomes" query={filters} />}
      />
      <OutcomesRegister
        rows={page.rows}
        filtered={Object.keys(kept).length > 0}
        internal={can(actor, 'readout.see-internal')}
      />
      <KeysetPager
        previous={page.previous && withQuery('/outcomes', { ...kept, count, before: page.previous })}
        next={page.next && withQuery('/outcomes', { ...kept, count, after: page.next })}
      />
    </>
  )
}
