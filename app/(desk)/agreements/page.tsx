import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgreementsFilters } from '@/components/agreements/agreements-filters'
import { AgreementsRegister } from '@/components/agreements/agreements-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { SavedViews } from '@/components/views/saved-views'
import { agreementFilterNames } from '@/lib/agreements/filter.queries'
import { AGREEMENT_FILTERS } from '@/lib/agreements/filters'
import { listAgreements } from '@/lib/agreements/register.queries'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { listViews } from '@/lib/views/queries'
import { opensWith, wholeRegister } from '@/lib/views/rules'

const PATH = '/agreements'

/** Years that the filter offers, this one first; the address takes any. */
const YEARS = 10

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('title') }
}

export default async function AgreementsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('agreements')
  const asked = await searchParams
  const views = await listViews(actor, 'agreements')
  const first = opensWith(asked, views)
  if (first) redirect(`${PATH}?${first}`)
  const whole = wholeRegister(PATH, views)
  const filters = readQuery(asked, [...AGREEMENT_FILTERS, 'after', 'before', 'count'])
  const today = todayAtHome()
  const [page, names] = await Promise.all([listAgreements(actor, filters, today), agreementFilterNames(actor, filters)])
  const { after: _after, before: _before, count, ...kept } = filters
  const mayAdd = can(actor, 'agreement.edit')
  const add = (
    <ButtonLink tone="primary" href="/agreements/new">
      {t('new')}
    </ButtonLink>
  )
  const empty = Object.keys(kept).length > 0 ? 'noMatch' : mayAdd ? 'empty' : 'emptyReader'
  return (
    <ClientMessages also={['savedViews.form']}>
      <PageHead title={t('title')} action={mayAdd ? add : null} />
      <SavedViews register="agreements" views={views} path={PATH} query={withQuery('', kept).slice(1)} whole={whole} />
      <AgreementsFilters
        filters={kept}
        names={names}
        years={Array.from({ length: YEARS }, (_, n) => Number(today.slice(0, 4)) - n)}
        whole={whole}
        count={<ListCount of="agreements.register" total={page} path={PATH} query={filters} />}
      />
      <AgreementsRegister rows={page.rows} empty={<EmptyState>{t(`register.${empty}`)}</EmptyState>} />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...kept, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...kept, count, after: page.next })}
      />
    </ClientMessages>
  )
}
