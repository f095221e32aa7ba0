import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { ButtonLink } from '@/components/ui/button'
import { PrintedReport } from '@/components/visit-reports/printed-report'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { numberIn } from '@/lib/versions/queries'
import { reportDocument } from '@/lib/visit-reports/document'
import { getReportDraft } from '@/lib/visit-reports/draft.queries'
import { getSigned } from '@/lib/visit-reports/queries'
import { getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('visitReports'))('title')} · ${title}` }
}

/** A visit's report on paper: a signed version by its number; without one the draft, or for a viewer the last version. */
export default async function PrintedReportPage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const { version } = readQuery(await searchParams, ['version'])
  const now = new Date()
  const number = version === undefined ? null : (numberIn(version) ?? notFound())
  const draft = number === null ? await getReportDraft(actor, visitId, now) : null
  const signed = draft ? null : await getSigned(actor, visitId, number ?? 'latest')
  const copy = draft ?? signed ?? notFound()
  const t = await getTranslations()
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap gap-2 font-sans">
        <PrintButton label={t('visitReports.page.print')} />
        <ButtonLink href={`/visits/${visitId}/report`}>{t('visitReports.page.back')}</ButtonLink>
      </div>
      <PrintedReport document={reportDocument(copy, signed ? { signed } : { draftAt: now }, t)} />
    </main>
  )
}
