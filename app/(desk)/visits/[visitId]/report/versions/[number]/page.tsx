import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/section'
import { ReportDocument } from '@/components/visit-reports/report-document'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { numberIn } from '@/lib/versions/queries'
import { reportDocument } from '@/lib/visit-reports/document'
import { getSigned } from '@/lib/visit-reports/queries'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { visitId, number } = await params
  const title = (await getVisitTitle(await requireActor(), visitId)) ?? notFound()
  const t = await getTranslations('visitReports')
  return { title: `${t('title')} · ${t('page.number', { number })} · ${title}` }
}

/** One signed version of a visit's report, as this reader gets it. */
export default async function SignedReportPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId, number: asked } = await params
  const number = numberIn(asked)
  const [head, signed] =
    isUuid(visitId) && number !== null
      ? await Promise.all([getVisitHead(actor, visitId), getSigned(actor, visitId, number)])
      : [null, null]
  if (!head || !signed) notFound()
  const t = await getTranslations()
  const base = `/visits/${visitId}/report`
  return (
    <VisitFrame head={head} actor={actor}>
      <div className="mb-6 flex flex-wrap gap-2">
        <ButtonLink tone="primary" href={`${base}/print?version=${signed.number}`}>
          {t('visitReports.page.print')}
        </ButtonLink>
        <a href={`/api/visit-reports/${visitId}?version=${signed.number}`} download className={buttonClass('plain')}>
          {t('visitReports.page.word')}
        </a>
        <ButtonLink tone="quiet" href={base}>
          {t('visitReports.page.back')}
        </ButtonLink>
      </div>
      <Card>
        <ReportDocument document={reportDocument(signed, { signed }, t)} />
      </Card>
    </VisitFrame>
  )
}
