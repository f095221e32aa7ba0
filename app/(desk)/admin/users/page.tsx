import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminNav } from '@/components/accounts/admin-nav'
import { UserList } from '@/components/accounts/user-list'
import { ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { listUsers } from '@/lib/accounts/queries'
import { USER_STATES } from '@/lib/accounts/types'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'
import { todayIn } from '@/lib/time/calendar'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.list')
  return { title: t('title') }
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.admin')
  const query = readQuery(await searchParams, ['q', 'state', 'after', 'before', 'count'])
  const { q, count } = query
  const state = USER_STATES.find((each) => each === query.state)
  const t = await getTranslations('accounts')
  const page = await listUsers(actor, { ...query, state })
  const address = (more: Record<string, string | undefined>) => withQuery('/admin/users', { q, state, ...more })
  const active = [
    ...(q
      ? [{ label: t('list.activeFilter', { filter: t('list.search'), value: q }), href: address({ q: undefined }) }]
      : []),
    ...(state
      ? [
          {
            label: t('list.activeFilter', { filter: t('list.state'), value: t(`state.${state}`) }),
            href: address({ state: undefined }),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHead
        title={t('list.title')}
        action={
          <ButtonLink tone="primary" href="/admin/users/new">
            {t('list.new')}
          </ButtonLink>
        }
      />
      <AdminNav actor={actor} />
      <FilterBar
        action="/admin/users"
        state={{ q, state }}
        count={<ListCount of="accounts.list" total={page} path="/admin/users" query={query} />}
        active={active}
      >
        <FilterText name="q" label={t('list.search')} value={q} />
        <FilterSelect
          name="state"
          label={t('list.state')}
          value={state}
          options={USER_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </FilterBar>
      <UserList rows={page.rows} today={todayIn(readEnv().HOME_ZONE, new Date())} />
      <KeysetPager
        previous={page.previous && address({ count, before: page.previous })}
        next={page.next && address({ count, after: page.next })}
      />
    </>
  )
}
