import { useTranslations } from 'next-intl'
import { fileHref } from '@/components/files/file-href'
import { sizeWords } from '@/components/files/size-words'
import { ActionButton } from '@/components/ui/form/action-button'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { acceptOutsideReport, declineOutsideReport } from '@/lib/private-links/actions'
import type { ReportState, ReportView } from '@/lib/private-links/types'
import { formatInstant } from '@/lib/time/format'
import { ReportFacts } from './report-facts'

type Props = { reports: readonly ReportView[]; zone: string; mayDecide: boolean }

const TONES = { waiting: 'waiting', accepted: 'done', declined: 'dropped' } as const satisfies Record<
  ReportState,
  string
>

/** What outside bodies sent: what waits with its two answers, what was decided folded. Nothing, where nothing came. */
export function OutsideReports({ reports, zone, mayDecide }: Props) {
  const t = useTranslations('privateLinks.reported')
  const waiting = reports.filter(({ state }) => state === 'waiting')
  const settled = reports.filter(({ state }) => state !== 'waiting')
  if (reports.length === 0) return null
  const list = (rows: readonly ReportView[]) => (
    <ol className="grid gap-4">
      {rows.map((report) => (
        <Report key={report.id} report={report} zone={zone} mayDecide={mayDecide} />
      ))}
    </ol>
  )
  return (
    <Section id="outside-reports" title={t('title')}>
      {waiting.length > 0 ? list(waiting) : null}
      {settled.length > 0 ? (
        <details className="mt-3">
          <summary className="text-muted">{t('settled', { count: settled.length })}</summary>
          <div className="mt-2">{list(settled)}</div>
        </details>
      ) : null}
    </Section>
  )
}

function Report({ report, zone, mayDecide }: Omit<Props, 'reports'> & { report: ReportView }) {
  const t = useTranslations('privateLinks.reported')
  const at = (instant: string) => formatInstant(new Date(instant), zone)
  const { sender, organisation, state, reason, decider, decidedAt } = report
  return (
    <li className={`border-l-4 pl-3 ${state === 'waiting' ? 'border-waiting' : 'border-line'}`}>
      <p className="text-sm break-words text-muted">
        <Tag tone={TONES[state]}>{t(state)}</Tag> {t('from', { sender, organisation, at: at(report.at) })}
      </p>
      <ReportFacts report={report} />
      <Files report={report} />
      {decidedAt === null || state === 'waiting' ? null : (
        <p className="text-sm text-muted">{t('decidedBy', { state, name: decider ?? '', at: at(decidedAt) })}</p>
      )}
      {reason ? <p className="whitespace-pre-line break-words">{reason}</p> : null}
      {mayDecide && state === 'waiting' ? <Answers report={report} /> : null}
    </li>
  )
}

function Files({ report: { files } }: { report: ReportView }) {
  const t = useTranslations('privateLinks.reported')
  const words = useTranslations('files.list')
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.id} className="break-words">
          <a href={fileHref(file.id)} download className="text-link underline">
            {file.name}
          </a>{' '}
          <span className="text-sm text-muted">{sizeWords(words, file.size)}</span>
        </li>
      ))}
    </ul>
  )
}

function Answers({ report: { id: reportId, files } }: { report: ReportView }) {
  const t = useTranslations('privateLinks.reported')
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <ActionButton
        action={acceptOutsideReport}
        input={{ reportId, files: files.length }}
        label={t('accept')}
        tone="primary"
        done={t('acceptedDone')}
      />
      <ActionButton
        action={declineOutsideReport}
        input={{ reportId }}
        label={t('decline')}
        reason="required"
        reasonLabel={t('declineReason')}
        done={t('declinedDone')}
      />
    </div>
  )
}
