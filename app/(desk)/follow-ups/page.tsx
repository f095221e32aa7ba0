import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FollowUpsRegister } from '@/components/follow-ups/follow-ups-register'
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
import { onlyFilters, type RegisterQuery, readRegister } from '@/lib/follow-ups/filters'
import { listFollowUps } from '@/lib/follow-ups/register.queries'
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
  const { after: _after, before: _before, count, ...view } = query
  const [page, names] = await Promise.all([listFollowUps(actor, query, todayAtHome()), filterNames(actor, query)])
  return (
    <>
      <PageHead title={t('title')} />
      <RegisterFilters
        view={view}
        names={names}
        path={PATH}
        count={<ListCount of="followUps.register" total={page} path={PATH} query={query} />}
      />
      <RegisterTools view={view} path={PATH} />
      <FollowUpsRegister
        rows={page.rows}
        caption={t('register.caption')}
        columns={readColumns(view.columns)}
        empty={<NoFollowUps actor={actor} query={query} />}
      />
      <KeysetPager
        previous={page.previous && withQuery(PATH, { ...view, count, before: page.previous })}
        next={page.next && withQuery(PATH, { ...view, count, after: page.next })}
      />
    </>
  )
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
