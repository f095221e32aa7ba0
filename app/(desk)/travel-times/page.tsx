import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TravelTimesFilters, TravelTimesRegister } from '@/components/clashes/travel-times-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { canEditTravelTimes } from '@/lib/clashes/policy'
import { DEFAULT_TRAVEL_MINUTES } from '@/lib/clashes/travel'
import { listTravelTimes } from '@/lib/clashes/travel-times.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'

const PATH = '/travel-times'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('travelTimes'))('title') }
}

export default async function TravelTimesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('programme.run')
  const t = await getTranslations('travelTimes')
  const query = readQuery(await searchParams, ['q', 'archived', 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...kept } = query
  const page = await listTravelTimes(actor, { ...query, archived: query.archived === '1' })
  if (!page) forbidden()
  const mayEdit = canEditTravelTimes(actor)
  const filtered = Object.keys(kept).length > 0
  const add = mayEdit ? (
    <ButtonLink tone="primary" href={`${PATH}/new`}>
      {t('add')}
    </ButtonLink>
  ) : null
  const empty = filtered ? <EmptyState>{t('noMatch')}</EmptyState> : <EmptyState action={add}>{t('empty')}</EmptyState>
  const { same_city: sameCity, same_country: sameCountry, other_country: otherCountry } = DEFAULT_TRAVEL_MINUTES
  return (
    <>
      <PageHead title={t('title')} action={page.rows.length > 0 || filtered ? add : null} />
      <p className="mb-4 max-w-prose text-muted">{t('intro', { sameCity, sameCountry, otherCountry })}</p>
      <TravelTimesFilters
        path={PATH}
        filters={kept}
        count={<ListCount of="travelTimes" total={page} path={PATH} query={query} />}
      />
      <TravelTimesRegister rows={page.rows} mayEdit={mayEdit} empty={empty} />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...kept, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...kept, count, after: page.next })}
      />
    </>
  )
}
