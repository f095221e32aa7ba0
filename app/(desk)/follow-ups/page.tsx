import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FollowUpsRegister } from '@/components/follow-ups/follow-ups-register'
import { GroupsRegister } from '@/components/follow-ups/groups-register'
import { RegisterFilters } from '@/components/follow-ups/register-filters'
import { RegisterTools } from '@/components/follow-ups/register-tools'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { readColumns } from '@/lib/follow-ups/columns'
import { filterNames } from '@/lib/follow-ups/filter-names.queries'
import { type FollowUpGroup, onlyFilters, type RegisterQuery, readRegister } from '@/lib/follow-ups/filters'
import { groupFollowUps } from '@/lib/follow-ups/groups.queries'
import { countFollowUps, listFollowUps } from '@/lib/follow-ups/register.queries'
import { type Query, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

const PATH = '/follow-ups'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUps'))('title') }
}

export default async function FollowUpsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('followUps')
  const query = readRegister(await searchParams)
  const { after: _after, before: _before, count: _count, ...view } = query
  const body = query.group ? groups(actor, query, query.group) : rows(actor, query)
  const [{ total, shown }, names] = await Promise.all([body, filterNames(actor, query)])
  return (
    <>
      <PageHead title={t('title')} />
      <RegisterFilters
        view={view}
        names={names}
        path={PATH}
        count={<ListCount of="followUps.register" total={total} path={PATH} query={query} />}
      />
      <RegisterTools view={view} path={PATH} />
      {shown}
    </>
  )
}

async function rows(actor: Actor, query: RegisterQuery) {
  const [page, t] = await Promise.all([listFollowUps(actor, query, todayAtHome()), getTranslations('followUps')])
  const { after: _after, before: _before, ...view } = query
  const shown = (
    <>
      <FollowUpsRegister
        rows={page.rows}
        caption={t('register.caption')}
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
    groupFollowUps(actor, { filters: query, group }, todayAtHome()),
    countFollowUps(actor, query, todayAtHome()),
  ])
  const { after: _after, before: _before, count: _count, ...view } = query
  const empty = <NoFollowUps actor={actor} query={query} />
  return { total, shown: <GroupsRegister page={page} group={group} view={view} path={PATH} empty={empty} /> }
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
