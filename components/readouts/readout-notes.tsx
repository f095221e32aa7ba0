import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { ReadoutView } from '@/lib/readouts/types'
import { formatInstant } from '@/lib/time/format'

/** What stands on top of a readout: what it was returned with, the last correction, where it is on its way. */
export function ReadoutNotes({ readout, comments }: { readout: ReadoutView; comments: number }) {
  const t = useTranslations('readouts')
  const { correction, source } = readout
  const at = (instant: string) => formatInstant(new Date(instant), readout.visit.homeZone)
  return (
    <div className="mb-6 grid max-w-3xl gap-3">
      <ReturnNotice readout={readout} comments={comments} />
      {correction ? (
        <Notice tone="info" title={t('corrected', { at: at(correction.at), by: correction.by })}>
          <p className="whitespace-pre-line">{correction.reason}</p>
        </Notice>
      ) : null}
      <p className="text-muted">
        <Stage readout={readout} at={at} />
        {source ? (
          <>
            {' '}
            {t('source')}: {source.url ? <a href={source.url}>{source.title}</a> : source.title}
          </>
        ) : null}
      </p>
    </div>
  )
}

/** That a draft came back, why, and how many comments beside its text are not settled. */
export function ReturnNotice({ readout, comments }: { readout: ReadoutView; comments: number }) {
  const t = useTranslations('readouts')
  const { returnComments } = readout
  if (returnComments === null) return null
  return (
    <Notice tone="warn" title={t('returned')}>
      {returnComments ? <p className="whitespace-pre-line">{returnComments}</p> : null}
      <p>{t('commentsBeside', { count: comments })}</p>
    </Notice>
  )
}

function Stage({ readout, at }: { readout: ReadoutView; at: (instant: string) => string }) {
  const t = useTranslations('readouts.stage')
  const { status, writerId, writerName, submittedAt, clearedAt, finalisedAt, createdAt } = readout
  if (status === 'draft') return writerId === null ? t('draftNobody') : t('draft', { writer: writerName })
  const since = { submitted: submittedAt, cleared: clearedAt, final: finalisedAt }[status] ?? createdAt
  return t(status, { at: at(since) })
}
