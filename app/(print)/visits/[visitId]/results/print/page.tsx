import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { PrintedResults } from '@/components/reports/printed-results'
import { ButtonLink } from '@/components/ui/button'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { getFunnel } from '@/lib/reports/funnel.queries'
import { latestOfVisit, signedOfVisit } from '@/lib/reports/results.queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('reports.results'))('title')} · ${title}` }
}

/** The results of a visit on one sheet of paper. */
export default async function PrintedResultsPage({ params }: Props) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const today = todayAtHome()
  const [funnel, late, signed, t] = await Promise.all([
    getFunnel(actor, { visit: visitId }, today),
    latestOfVisit(actor, visitId, today),
    signedOfVisit(actor, visitId),
    getTranslations('reports'),
  ])
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap gap-2 font-sans">
        <PrintButton label={t('print')} />
        <ButtonLink href={`/visits/${visitId}/results`}>{t('results.back')}</ButtonLink>
      </div>
      <PrintedResults head={head} today={today} results={{ funnel, late, signed }} />
    </main>
  )
}
