import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Card, Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { ChangedList } from '@/components/visit-reports/changed-list'
import { ReportDocument } from '@/components/visit-reports/report-document'
import { SignedList } from '@/components/visit-reports/signed-list'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { numberIn } from '@/lib/versions/queries'
import { reportDocument } from '@/lib/visit-reports/document'
import { getReportDraft } from '@/lib/visit-reports/draft.queries'
import { changedParts } from '@/lib/visit-reports/fingerprint'
import { canEditReport, canSignReport } from '@/lib/visit-reports/policy'
import { getSigned, listSigned } from '@/lib/visit-reports/queries'
import type { ReportDraft, SignedReport } from '@/lib/visit-reports/types'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'
import type { VisitHead } from '@/lib/visits/types'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('visitReports'))('title')} · ${title}` }
}

/** A visit's report: the signed versions, and for the inside of the office the draft as it assembles itself now. */
export default async function VisitReportPage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const { before } = readQuery(await searchParams, ['before'])
  const now = new Date()
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const [draft, list, latest] = await Promise.all([
    getReportDraft(actor, visitId, now),
    listSigned(actor, visitId, numberIn(before) ?? undefined),
    getSigned(actor, visitId, 'latest'),
  ])
  const t = await getTranslations()
  const base = `/visits/${visitId}/report`
  const versions = (
    <Section id="versions" title={t('visitReports.page.versions')}>
      <SignedList visitId={visitId} rows={list.rows} homeZone={head.homeZone} />
      <KeysetPager previous={before ? base : null} next={list.next === null ? null : `${base}?before=${list.next}`} />
      {draft && latest ? <Differences draft={draft} latest={latest} /> : null}
    </Section>
  )
  return (
    <VisitFrame head={head} actor={actor}>
      {draft ? <DraftBar head={head} draft={draft} may={mayOf(actor, head)} /> : null}
      {list.rows.length > 0 ? versions : null}
      {!draft && list.rows.length === 0 ? <EmptyState>{t('visitReports.page.versionsReader')}</EmptyState> : null}
      {draft ? (
        <Card>
          <ReportDocument document={reportDocument(draft, { draftAt: now }, t)} />
        </Card>
      ) : null}
    </VisitFrame>
  )
}

type May = { edit: boolean; sign: boolean; later: boolean }

const mayOf = (actor: Parameters<typeof can>[0] & Parameters<typeof canSignReport>[0], head: VisitHead): May => ({
  edit: canEditReport(actor, head.status),
  sign: canSignReport(actor, head.status),
  later: can(actor, 'visit-report.sign') && !canSignReport(actor, head.status),
})

async function DraftBar({ head: { id }, draft, may }: { head: VisitHead; draft: ReportDraft; may: May }) {
  const t = await getTranslations('visitReports.page')
  const base = `/visits/${id}/report`
  const missing = draft.content.missing.length
  return (
    <div className="mb-6 grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone="waiting">{t('draftTag')}</Tag>
        <span className="text-muted">{t('assembled')}</span>
      </p>
      {missing > 0 ? (
        <p>
          <a href="#missing" className="text-link underline">
            {t('missing', { count: missing })}
          </a>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {may.sign ? (
          <ButtonLink tone="primary" href={`${base}/sign`}>
            {t('sign')}
          </ButtonLink>
        ) : null}
        {may.edit ? <ButtonLink href={`${base}/edit`}>{t('edit')}</ButtonLink> : null}
        <ButtonLink href={`${base}/print`}>{t('print')}</ButtonLink>
        <a href={`/api/visit-reports/${id}`} download className={buttonClass('plain')}>
          {t('word')}
        </a>
      </div>
      {may.later ? <p className="text-sm text-muted">{t('signLater')}</p> : null}
    </div>
  )
}

async function Differences({ draft, latest }: { draft: ReportDraft; latest: SignedReport }) {
  const t = await getTranslations('visitReports.page')
  const { number } = latest
  const parts = changedParts(latest.content, draft.content)
  if (parts.length === 0) return <p className="mt-3 text-muted">{t('sameAs', { number })}</p>
  return (
    <div className="mt-4">
      <h3 className="text-base">{t('changedSince', { number })}</h3>
      <ChangedList parts={parts} />
    </div>
  )
}
