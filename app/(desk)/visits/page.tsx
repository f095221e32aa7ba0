import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { VisitsFilters } from '@/components/visits/visits-filters'
import { VisitsRegister } from '@/components/visits/visits-register'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { listVisits } from '@/lib/visits/list.queries'
import { getVisitYears } from '@/lib/visits/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visits'))('title') }
}

export default async function VisitsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('visits')
  const filters = readQuery(await searchParams, ['q', 'status', 'year', 'after', 'before', 'count'])
  const [page, years] = await Promise.all([listVisits(actor, filters), getVisitYears(actor)])
  const mayCreate = can(actor, 'visit.edit')
  const { after: _after, before: _before, count, ...kept } = filters
  return (
    <>
      <PageHead
        title={t('title')}
        action={
          mayCreate ? (
            <ButtonLink tone="primary" href="/visits/new">
              {t('new')}
            </ButtonLink>
          ) : null
        }
      />
      <VisitsFilters
        filters={kept}
        years={years}
        count={<ListCount of="visits.register" total={page} path="/visits" query={filters} />}
      />
      <VisitsRegister rows={page.rows} filtered={Object.keys(kept).length > 0} mayCreate={mayCreate} />
      <KeysetPager
        previous={page.previous && withQuery('/visits', { ...kept, count, before: page.previous })}
        next={page.next && withQuery('/visits', { ...kept, count, after: page.next })}
      />
    </>
  )
}
