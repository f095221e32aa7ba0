import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { VisitReadouts } from '@/components/readouts/visit-readouts'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { listVisitReadouts } from '@/lib/readouts/visit.queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function VisitReadoutsPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const [head, rows] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), listVisitReadouts(actor, visitId)])
    : [null, null]
  if (!head || !rows) notFound()
  return (
    <VisitFrame head={head} actor={actor}>
      <VisitReadouts visitId={head.id} visitStatus={head.status} rows={rows} actor={actor} />
    </VisitFrame>
  )
}
