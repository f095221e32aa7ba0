import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Card, Section } from '@/components/ui/section'
import { ChangedList } from '@/components/visit-reports/changed-list'
import { ReportDocument } from '@/components/visit-reports/report-document'
import { SignForm } from '@/components/visit-reports/sign-form'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { reportDocument } from '@/lib/visit-reports/document'
import { getReportDraft } from '@/lib/visit-reports/draft.queries'
import { changedParts, fingerprint } from '@/lib/visit-reports/fingerprint'
import { canSignReport } from '@/lib/visit-reports/policy'
import { getSigned } from '@/lib/visit-reports/queries'
import { getVisitHead } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('visitReports.page'))('sign') }
}

/** What would be signed, whole, with what is missing and what differs from the version before on top. */
export default async function SignReportPage({ params }: Params) {
  const actor = await requireActor('visit-report.sign')
  const { visitId } = await params
  const now = new Date()
  const [head, draft, latest] = isUuid(visitId)
    ? await Promise.all([
        getVisitHead(actor, visitId),
        getReportDraft(actor, visitId, now),
        getSigned(actor, visitId, 'latest'),
      ])
    : [null, null, null]
  if (!head || !draft) notFound()
  const t = await getTranslations()
  const number = (latest?.number ?? 0) + 1
  const missing = draft.content.missing.length
  const changed = latest && changedParts(latest.content, draft.content)
  return (
    <>
      <PageHead
        title={t('visitReports.signing.title', { number })}
        facts={[missing > 0 ? t('visitReports.page.missing', { count: missing }) : null]}
        above={
          <>
            <Link href={`/visits/${visitId}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${visitId}/report`}>{t('visitReports.title')}</Link>
          </>
        }
      />
      {canSignReport(actor, head.status) ? (
        <>
          <p className="mb-4 max-w-prose">{t('visitReports.signing.intro')}</p>
          <ClientMessages also={['visitReports.signing']}>
            <SignForm visitId={visitId} number={number} seen={fingerprint(draft.content)} />
          </ClientMessages>
        </>
      ) : (
        <p>{t('visitReports.page.signLater')}</p>
      )}
      <div className="mt-8">
        {latest && changed ? (
          <Section id="changed" title={t('visitReports.page.changedSince', { number: latest.number })}>
            {changed.length > 0 ? (
              <ChangedList parts={changed} />
            ) : (
              <p>{t('visitReports.page.sameAs', { number: latest.number })}</p>
            )}
          </Section>
        ) : null}
        <Section id="below" title={t('visitReports.signing.below')}>
          <Card>
            <ReportDocument document={reportDocument(draft, { draftAt: now }, t)} />
          </Card>
        </Section>
      </div>
    </>
  )
}
