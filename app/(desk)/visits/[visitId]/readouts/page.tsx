import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MissingOfVisit } from '@/components/readouts/missing-of-visit'
import { VisitReadouts } from '@/components/readouts/visit-readouts'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { type Actor, can } from '@/lib/auth/permissions'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { listMissing } from '@/lib/readouts/missing.queries'
import { listVisitReadouts } from '@/lib/readouts/visit.queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

/** All meetings of the visit, or with `?missing=1` those whose readout is missing, for who writes readouts. */
export default async function VisitReadoutsPage({ params, searchParams }: Params & { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const now = new Date()
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId, now) : null
  if (!head) notFound()
  const query = readQuery(await searchParams, ['missing', 'after', 'before', 'count'])
  const chases = can(actor, 'readout.write')
  const missing = chases && query.missing === '1'
  return (
    <VisitFrame head={head} actor={actor}>
      {missing ? (
        <MissingOfVisit
          visitId={head.id}
          page={await listMissing(actor, { filters: query, now, visitId })}
          missing={head.counts.missing}
          actor={actor}
          now={now}
        />
      ) : (
        <AllReadouts actor={actor} head={head} chases={chases} />
      )}
    </VisitFrame>
  )
}

type Head = NonNullable<Awaited<ReturnType<typeof getVisitHead>>>

async function AllReadouts({ actor, head, chases }: { actor: Actor; head: Head; chases: boolean }) {
  const rows = await listVisitReadouts(actor, head.id)
  if (!rows) notFound()
  return (
    <VisitReadouts
      visitId={head.id}
      visitStatus={head.status}
      rows={rows}
      actor={actor}
      missing={chases ? head.counts.missing : null}
    />
  )
}
