import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { UnconfirmedList } from '@/components/programme/unconfirmed/unconfirmed-list'
import { openWords, tellVisits } from '@/components/programme/unconfirmed/unconfirmed-view'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { ListCount } from '@/components/ui/list-count'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { canEditProgramme } from '@/lib/programme/policy'
import { listUnconfirmed } from '@/lib/programme/unconfirmed/queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('programme.views'))('unconfirmed')} · ${title}` }
}

export default async function VisitUnconfirmedPage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const query = readQuery(await searchParams, ['after', 'before', 'count'])
  const today = todayAtHome()
  const [head, page] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), listUnconfirmed(actor, { filters: query, today, visitId })])
    : [null, null]
  if (!head || !page) notFound()
  const path = `/visits/${visitId}/programme/unconfirmed`
  const [t, words] = [await getTranslations('programme'), await getTranslations('programme.confirm')]
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      <Section
        id="open"
        title={words('heading')}
        action={can(actor, 'programme.run') ? <Link href="/unconfirmed">{words('toOffice')}</Link> : null}
      >
        <p className="mb-4 text-muted">
          <ListCount of="programme.confirm" total={page} path={path} query={query} />
        </p>
        {page.visits.length === 0 ? <EmptyState>{words('empty')}</EmptyState> : null}
        <UnconfirmedList
          single
          visits={tellVisits(page.visits, { t, words, today })}
          words={openWords(t, await getTranslations('shell'))}
          mayEdit={canEditProgramme(actor, head.status)}
        />
      </Section>
      <KeysetPager
        previous={page.previous && withQuery(path, { count: query.count, before: page.previous })}
        next={page.next && withQuery(path, { count: query.count, after: page.next })}
      />
    </VisitFrame>
  )
}
