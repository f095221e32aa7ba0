import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClashGroups } from '@/components/clashes/clash-list'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isOpen } from '@/lib/clashes/find'
import { canAcceptClashes, canEditTravelTimes } from '@/lib/clashes/policy'
import { getClashes } from '@/lib/clashes/queries'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const actor = await requireActor('programme.run')
  const title = (await getVisitTitle(actor, (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('clashes'))('title')} · ${title}` }
}

export default async function CheckPage({ params }: Params) {
  const actor = await requireActor('programme.run')
  const { visitId } = await params
  const [head, clashes] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getClashes(actor, visitId, new Date())])
    : [null, null]
  if (!head || !clashes) notFound()
  const t = await getTranslations('clashes')
  const open = clashes.filter(isOpen).length
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} actor={actor} />
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <p className="text-muted">
          <strong className="text-ink">{t('count', { count: open })}</strong>. {t('intro')}
        </p>
        {canEditTravelTimes(actor) ? <Link href="/travel-times">{t('travelTimes')}</Link> : null}
      </div>
      {clashes.length === 0 ? <EmptyState>{t('none')}</EmptyState> : null}
      {clashes.length > 0 && open === 0 ? <p className="mb-5">{t('noneOpen')}</p> : null}
      <ClashGroups
        clashes={clashes}
        visitId={visitId}
        homeZone={head.homeZone}
        mayAccept={canAcceptClashes(actor, head.status)}
        mayEditTravel={canEditTravelTimes(actor)}
      />
    </VisitFrame>
  )
}
