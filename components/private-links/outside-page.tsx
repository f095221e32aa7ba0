import { useTranslations } from 'next-intl'
import { sizeWords } from '@/components/files/size-words'
import { DescriptionList } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { OutsidePage, OwnReport } from '@/lib/private-links/types'
import { formatDate, formatInstant } from '@/lib/time/format'
import { AddOutsideFiles } from './add-outside-files'
import { ReportFacts } from './report-facts'
import { ReportForm } from './report-form'

type Props = { page: OutsidePage; token: string }

/** What the link no longer opens, in words; what the follow-up was is not said. */
export function EndedPage() {
  const t = useTranslations('privateLinks.page')
  return (
    <>
      <h1 className="mb-3 text-2xl">{t('endedTitle')}</h1>
      <p>{t('endedText')}</p>
    </>
  )
}

/** One follow-up as an outside body sees it: what is asked for, the form, and what it has sent itself. */
export function OutsideReportPage({ page, token, commandId, sent }: Props & { commandId: string; sent: boolean }) {
  const t = useTranslations('privateLinks.page')
  return (
    <>
      <p className="small-caps text-muted">
        {t('office')} · {page.reference}
      </p>
      <h1 className="mb-1 text-2xl break-words">{page.title}</h1>
      <p className="mb-4 break-words text-muted">{t('for', { name: page.organisation })}</p>
      {sent ? (
        <div role="status">
          <Notice tone="success" title={t('sent')}>
            {t('sentText')}
          </Notice>
        </div>
      ) : null}
      <Facts page={page} />
      {page.answer === 'report' ? (
        <Section id="report" title={t('report')}>
          <ReportForm token={token} commandId={commandId} />
        </Section>
      ) : (
        <Notice title={t('finishedTitle')}>{t('finishedText')}</Notice>
      )}
      {page.reports.length > 0 ? <OwnReports page={page} token={token} /> : null}
    </>
  )
}

function Facts({ page }: { page: OutsidePage }) {
  const t = useTranslations('privateLinks.page')
  return (
    <div className="mb-6">
      <DescriptionList
        facts={[
          { term: t('due'), value: page.dueDate ? formatDate(page.dueDate) : t('noDue') },
          { term: t('until'), value: formatInstant(new Date(page.endsAt), page.homeZone) },
          ...(page.message
            ? [{ term: t('message'), value: <span className="whitespace-pre-line break-words">{page.message}</span> }]
            : []),
        ]}
      />
    </div>
  )
}

const TONES = { waiting: 'waiting', accepted: 'done', declined: 'dropped' } as const

function OwnReports({ page, token }: Props) {
  const t = useTranslations('privateLinks.page')
  return (
    <Section id="reports" title={t('reports')}>
      <ol className="grid gap-4">
        {page.reports.map((report) => (
          <li key={report.id} className="border-l-2 border-line pl-3">
            <p className="text-sm break-words text-muted">
              <Tag tone={TONES[report.state]}>{t(`state.${report.state}`)}</Tag>{' '}
              {t('by', { name: report.sender, at: formatInstant(new Date(report.at), page.homeZone) })}
            </p>
            <ReportFacts report={report} />
            <OwnFiles report={report} />
            {report.reason ? (
              <p className="whitespace-pre-line break-words">{t('declinedReason', { reason: report.reason })}</p>
            ) : null}
            {report.state === 'waiting' && page.answer === 'report' ? (
              <AddOutsideFiles token={token} reportId={report.id} />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** By name and size: what was sent is not given out here again. */
function OwnFiles({ report: { files } }: { report: OwnReport }) {
  const t = useTranslations('privateLinks.page')
  const words = useTranslations('files.list')
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files')}>
      {files.map(({ id, name, size }) => (
        <li key={id} className="break-words">
          {name} <span className="text-sm text-muted">{sizeWords(words, size)}</span>
        </li>
      ))}
    </ul>
  )
}
