import { useTranslations } from 'next-intl'
import { FileName } from '@/components/files/file-list'
import { PreviewButton, Previews } from '@/components/files/preview'
import { sizeWords } from '@/components/files/size-words'
import { Thumbnail } from '@/components/files/thumbnail'
import { ActionButton } from '@/components/ui/form/action-button'
import { isPicture } from '@/lib/files/rules'
import { archiveEvidence, restoreEvidence } from '@/lib/follow-ups/actions'
import type { EvidenceView, FollowUpView, OutsideSender } from '@/lib/follow-ups/types'
import { formatInstant } from '@/lib/time/format'
import { JudgementTag } from '../follow-up-tags'

type Shown = { followUp: FollowUpView }
type Gone = ReadonlySet<string>
const LIST = 'grid gap-3'
const ENTRY = 'border-l-2 border-line pl-3'

const at = (instant: string, followUp: FollowUpView) => formatInstant(new Date(instant), followUp.visit.homeZone)

/** Who wrote it and when; of what came from outside who sent it, and who accepted it. */
function By({ name, outside, at: when }: { name: string; outside: OutsideSender | null; at: string }) {
  const t = useTranslations()
  return (
    <p className="text-sm text-muted">
      {outside ? t('followUp.outside', { ...outside, name, at: when }) : t('followUps.page.by', { name, at: when })}
    </p>
  )
}

/** The reports, latest first. */
export function ProgressList({ followUp }: Shown) {
  const t = useTranslations('followUps.page')
  const more = useTranslations('followUp')
  return (
    <ol className={LIST}>
      {followUp.progress.map((report) => (
        <li key={report.id} className={ENTRY}>
          <p className="whitespace-pre-line break-words">{report.text}</p>
          {report.percent !== null || report.judgement ? (
            <p className="flex flex-wrap items-baseline gap-x-2">
              {report.percent === null ? null : (
                <span className="tabular-nums">{more('percent', { percent: report.percent })}</span>
              )}
              {report.judgement ? <JudgementTag judgement={report.judgement} /> : null}
            </p>
          ) : null}
          {report.nextStep ? <p className="break-words">{t('next', { text: report.nextStep })}</p> : null}
          <By name={report.writer} outside={report.outside} at={at(report.at, followUp)} />
        </li>
      ))}
    </ol>
  )
}

const NONE: ReadonlySet<string> = new Set()

/**
 * What shows that it was done; archived pieces folded, with the way back for who may write.
 * @param gone the ids of files that the store no longer has: that is said in their place
 */
export function EvidenceList({ followUp, mayArchive, gone = NONE }: Shown & { mayArchive: boolean; gone?: Gone }) {
  const t = useTranslations('followUps.page')
  const standing = followUp.evidence.filter(({ archived }) => !archived)
  const archived = followUp.evidence.filter((piece) => piece.archived)
  const entries = (pieces: readonly EvidenceView[]) => (
    <ul className={LIST}>
      {pieces.map((piece) => (
        <Piece key={piece.id} {...{ piece, followUp, mayArchive, gone }} />
      ))}
    </ul>
  )
  return (
    <Previews files={standing.flatMap(shownFile).filter(({ id }) => !gone.has(id))}>
      {entries(standing)}
      {archived.length > 0 ? (
        <details className="mt-3">
          <summary className="text-muted">{t('archivedEvidence', { count: archived.length })}</summary>
          <div className="mt-2 text-muted">{entries(archived)}</div>
        </details>
      ) : null}
    </Previews>
  )
}

const shownFile = ({ file, text }: EvidenceView) =>
  file ? [{ ...file, caption: text === file.name ? null : text, isPicture: isPicture(file.mediaType) }] : []

/** A file as evidence: its small picture, its name as the way to it, and what was said of it. */
function EvidenceFileView({ file, text }: { file: NonNullable<EvidenceView['file']>; text: string }) {
  const t = useTranslations('files.list')
  const { id, name, size, hasThumbnail, previewPages } = file
  return (
    <div className="flex items-start gap-3">
      {hasThumbnail && previewPages > 0 ? (
        <PreviewButton
          id={id}
          label={t('open', { name })}
          className="size-16 shrink-0 cursor-zoom-in overflow-hidden rounded border border-line bg-sunken"
        >
          <Thumbnail id={id} />
        </PreviewButton>
      ) : null}
      <div className="min-w-0">
        {text === name ? null : <p className="whitespace-pre-line break-words">{text}</p>}
        <FileName file={file} /> <span className="text-sm whitespace-nowrap text-muted">{sizeWords(t, size)}</span>
      </div>
    </div>
  )
}

function Piece({
  piece,
  followUp,
  mayArchive,
  gone,
}: Shown & { piece: EvidenceView; mayArchive: boolean; gone: Gone }) {
  const more = useTranslations('followUp')
  const t = useTranslations('followUps.page')
  const { id, url, text, file, archived, adder } = piece
  return (
    <li className={`${ENTRY} flex flex-wrap items-start justify-between gap-x-4`}>
      <div className="min-w-0 flex-1 basis-60">
        {file && gone.has(file.id) ? (
          <>
            {text === file.name ? null : <p className="whitespace-pre-line break-words">{text}</p>}
            <p className="break-words">{file.name}</p>
            <p className="text-sm text-late">{more('gone')}</p>
          </>
        ) : file ? (
          <EvidenceFileView file={file} text={text} />
        ) : url ? (
          <a href={url} rel="noreferrer noopener" className="break-words text-link underline">
            {text}
          </a>
        ) : (
          <p className="whitespace-pre-line break-words">{text}</p>
        )}
        {url && text !== url ? <p className="text-sm break-all text-muted">{url}</p> : null}
        <By name={adder} outside={piece.outside} at={at(piece.at, followUp)} />
      </div>
      {mayArchive ? (
        <ActionButton
          action={archived ? restoreEvidence : archiveEvidence}
          input={{ followUpId: followUp.id, evidenceId: id }}
          label={t(archived ? 'restore' : 'archive')}
          tone="quiet"
          done={t(archived ? 'restored' : 'archived')}
        />
      ) : null}
    </li>
  )
}

/** Every submission with its decision, latest first. */
export function ReviewList({ followUp }: Shown) {
  const t = useTranslations('followUps.page')
  return (
    <ol className={LIST}>
      {followUp.reviews.map((review) => (
        <li key={review.id} className={ENTRY}>
          {review.decision && review.decidedAt ? (
            <p className="font-semibold">
              {t(review.decision === 'approved' ? 'approvedBy' : 'returnedBy', {
                name: review.decider ?? t('system'),
                at: at(review.decidedAt, followUp),
              })}
            </p>
          ) : (
            <p className="font-semibold">{t('waiting')}</p>
          )}
          {review.reason ? <p className="whitespace-pre-line break-words">{review.reason}</p> : null}
          <p className="text-sm text-muted">
            {t('submittedBy', { name: review.submitter, at: at(review.submittedAt, followUp) })}
          </p>
        </li>
      ))}
    </ol>
  )
}
