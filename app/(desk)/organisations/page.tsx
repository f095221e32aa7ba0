import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DirectoryFilters } from '@/components/directory/directory-filters'
import { OrganisationsRegister } from '@/components/directory/organisations-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { getOrganisationFilters, listOrganisations } from '@/lib/directory/list.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.organisations'))('title') }
}

export default async function OrganisationsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('directory.organisations')
  const query = readQuery(await searchParams, ['q', 'country', 'kind', 'archived', 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...kept } = query
  const [page, values] = await Promise.all([
    listOrganisations({ ...query, archived: query.archived === '1' }),
    getOrganisationFilters(),
  ])
  const add = can(actor, 'directory.edit') ? (
    <ButtonLink tone="primary" href="/organisations/new">
      {t('add')}
    </ButtonLink>
  ) : null
  const filtered = Object.keys(kept).length > 0
  const empty = filtered ? (
    <EmptyState>{t('noMatch')}</EmptyState>
  ) : (
    <EmptyState action={add}>{t(add ? 'empty' : 'emptyReader')}</EmptyState>
  )
  return (
    <>
      <PageHead title={t('title')} action={page.rows.length > 0 || filtered ? add : null} />
      <DirectoryFilters
        path="/organisations"
        filters={kept}
        values={values}
        count={<ListCount of="directory.organisations" total={page} path="/organisations" query={query} />}
      />
      <OrganisationsRegister rows={page.rows} empty={empty} />
      <KeysetPager
        previous={page.previous && withQuery('/organisations', { ...kept, count, before: page.previous })}
        next={page.next && withQuery('/organisations', { ...kept, count, after: page.next })}
      />
    </>
  )
}
