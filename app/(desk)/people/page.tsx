import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DirectoryFilters } from '@/components/directory/directory-filters'
import { PeopleRegister } from '@/components/directory/people-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { listPeople } from '@/lib/directory/list.queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.people'))('title') }
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('directory.people')
  const query = readQuery(await searchParams, ['q', 'archived', 'after', 'before', 'count'])
  const { after: _after, before: _before, count, ...kept } = query
  const page = await listPeople({ ...query, archived: query.archived === '1' })
  const add = can(actor, 'directory.edit') ? (
    <ButtonLink tone="primary" href="/people/new">
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
        path="/people"
        filters={kept}
        count={<ListCount of="directory.people" total={page} path="/people" query={query} />}
      />
      <PeopleRegister rows={page.rows} empty={empty} />
      <KeysetPager
        previous={page.previous && withQuery('/people', { ...kept, count, before: page.previous })}
        next={page.next && withQuery('/people', { ...kept, count, after: page.next })}
      />
    </>
  )
}
