import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupsRegister } from '@/components/follow-ups/register/groups-register'
import { RegisterFilters } from '@/components/follow-ups/register/register-filters'
import { RegisterTools } from '@/components/follow-ups/register/register-tools'
import { TickableRegister } from '@/components/follow-ups/register/tickable-register'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { SavedViews } from '@/components/views/saved-views'
import { requireActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { bulkActs } from '@/lib/follow-ups/policy'
import { readColumns } from '@/lib/follow-ups/register/columns'
import { filterNames } from '@/lib/follow-ups/register/filter-names.queries'
import {
  type FollowUpGroup,
  filtersToQuery,
  onlyFilters,
  type RegisterQuery,
  readRegister,
} from '@/lib/follow-ups/register/filters'
import { groupFollowUps } from '@/lib/follow-ups/register/groups.queries'
import { countFollowUps, listFollowUps } from '@/lib/follow-ups/register/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { listViews } from '@/lib/views/queries'
import { opensWith, wholeRegister } from '@/lib/views/rules'

const PATH = '/follow-ups'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('title') }
}

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('followUps')
  const asked = await searchParams
  const views = await listViews(actor, 'follow-ups')
  const first = opensWith(asked, views)
  if (first) redirect(`${PATH}?${first}`)
  const whole = wholeRegister(PATH, views)
  const query = readRegister(asked)
  const { after: _after, before: _before, count: _count, ...view } = query
  const body = query.group ? groups(actor, query, query.group) : rows(actor, query)
  const [{ total, shown }, names] = await Promise.all([body, filterNames(actor, query)])
  return (
    <ClientMessages also={['bulk.select', 'bulk.act', 'bulk.form', 'savedViews.form']}>
      <PageHead title={t('title')} />
      <SavedViews register="follow-ups" views={views} path={PATH} query={filtersToQuery(view)} whole={whole} />
      <RegisterFilters
        view={view}
        names={names}
        path={PATH}
        whole={whole}
        count={<ListCount of="followUps.register" total={total} path={PATH} query={query} />}
      />
      <RegisterTools view={view} path={PATH} whole={whole} />
      {shown}
    </ClientMessages>
  )
}

async function rows(actor: Actor, query: RegisterQuery) {
  const page = await listFollowUps(actor, query, todayAtHome())
  const { after: _after, before: _before, ...view } = query
  const shown = (
    <>
      <TickableRegister
        page={page}
        acts={bulkActs(actor)}
        query={filtersToQuery(view)}
        columns={readColumns(view.columns)}
        empty={<NoFollowUps actor={actor} query={query} />}
      />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...view, before: page.previous })}
        next={page.next && withQuery(PATH, { ...view, after: page.next })}
      />
    </>
  )
  return { total: page, shown }
}

async function groups(actor: Actor, query: RegisterQuery, group: FollowUpGroup) {
  const [page, total] = await Promise.all([
    groupFollowUps(actor, { filters: query, group, after: query.after, before: query.before }, todayAtHome()),
    countFollowUps(actor, query, todayAtHome()),
  ])
  const { after: _after, before: _before, count: _count, ...view } = query
  const empty = <NoFollowUps actor={actor} query={query} />
  const shown = (
    <>
      <GroupsRegister page={page} group={group} view={view} path={PATH} empty={empty} />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...view, before: page.previous })}
        next={page.next && withQuery(PATH, { ...view, after: page.next })}
      />
    </>
  )
  return { total, shown }
}

async function NoFollowUps({ actor, query }: { actor: Actor; query: RegisterQuery }) {
  const t = await getTranslations('followUps.register')
  if (Object.keys(onlyFilters(query)).length > 0) return <EmptyState>{t('noMatch')}</EmptyState>
  const first = can(actor, 'follow-up.write')
  return (
    <EmptyState action={first ? <ButtonLink href="/outcomes">{t('outcomes')}</ButtonLink> : null}>
      {t(first ? 'empty' : 'emptyReader')}
    </EmptyState>
  )
}
