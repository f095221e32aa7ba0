import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { ReadoutView } from '@/lib/readouts/types'
import { formatInstant } from '@/lib/time/format'

/** What stands on top of a readout: the comments of a return, the last correction, where it is on its way. */
export function ReadoutNotes({ readout }: { readout: ReadoutView }) {
  const t = useTranslations('readouts')
  const { returnComments, correction, source } = readout
  const at = (instant: string) => formatInstant(new Date(instant), readout.visit.homeZone)
  return (
    <div className="mb-6 grid max-w-3xl gap-3">
      {returnComments ? (
        <Notice tone="warn" title={t('returned')}>
          <p className="whitespace-pre-line">{returnComments}</p>
        </Notice>
      ) : null}
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

function Stage({ readout, at }: { readout: ReadoutView; at: (instant: string) => string }) {
  const t = useTranslations('readouts.stage')
  const { status, writerId, writerName, submittedAt, clearedAt, finalisedAt, createdAt } = readout
  if (status === 'draft') return writerId === null ? t('draftNobody') : t('draft', { writer: writerName })
  const since = { submitted: submittedAt, cleared: clearedAt, final: finalisedAt }[status] ?? createdAt
  return t(status, { at: at(since) })
}
