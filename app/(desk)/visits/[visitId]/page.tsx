import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FILE_WORDS, FileSection } from '@/components/files/file-section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { VisitOverview } from '@/components/visits/visit-overview'
import { requireActor } from '@/lib/auth/actor'
import { canChangeVisitFiles } from '@/lib/files/policy'
import { listVisitFiles } from '@/lib/files/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { canEditVisit } from '@/lib/visits/policy'
import { getVisit, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function VisitPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const visit = isUuid(visitId) ? await getVisit(actor, visitId) : null
  if (!visit) notFound()
  const files = await listVisitFiles(actor, visitId)
  return (
    <VisitFrame head={visit} actor={actor}>
      <VisitOverview visit={visit} editHref={canEditVisit(actor, visit) ? `/visits/${visit.id}/edit` : null} />
      <ClientMessages also={FILE_WORDS}>
        <FileSection
          target={{ visitId: visit.id }}
          files={files}
          zone={visit.homeZone}
          mayChange={canChangeVisitFiles(actor, visit)}
        />
      </ClientMessages>
    </VisitFrame>
  )
}
