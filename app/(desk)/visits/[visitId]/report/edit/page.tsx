import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { TextsForm } from '@/components/visit-reports/texts-form'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { canEditReport } from '@/lib/visit-reports/policy'
import { getReportTexts } from '@/lib/visit-reports/queries'
import { getVisitHead } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visitReports.editing'))('title') }
}

/** What a planner writes around what the readouts say. */
export default async function EditReportPage({ params }: Params) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const [head, texts] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getReportTexts(actor, visitId)])
    : [null, null]
  if (!head || !texts) notFound()
  if (!canEditReport(actor, head.status)) forbidden()
  const t = await getTranslations('visitReports')
  return (
    <>
      <PageHead
        title={t('editing.title')}
        above={
          <>
            <Link href={`/visits/${visitId}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${visitId}/report`}>{t('title')}</Link>
          </>
        }
      />
      <ClientMessages also={['visitReports.editing', 'text']}>
        <TextsForm visitId={visitId} texts={texts} />
      </ClientMessages>
    </>
  )
}
