import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { VisitResults } from '@/components/reports/visit-results'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { getFunnel } from '@/lib/reports/funnel.queries'
import { latestOfVisit, signedOfVisit } from '@/lib/reports/results.queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

/** What came of a visit, in one glance. */
export default async function VisitResultsPage({ params }: Props) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const today = todayAtHome()
  const [funnel, late, signed, t] = await Promise.all([
    getFunnel(actor, { visit: visitId }, today),
    latestOfVisit(actor, visitId, today),
    signedOfVisit(actor, visitId),
    getTranslations('reports.results'),
  ])
  return (
    <VisitFrame head={head} actor={actor}>
      <Section
        id="results"
        title={t('title')}
        action={<ButtonLink href={`/visits/${visitId}/results/print`}>{t('print')}</ButtonLink>}
      >
        <VisitResults visitId={visitId} funnel={funnel} late={late} signed={signed} />
      </Section>
    </VisitFrame>
  )
}
