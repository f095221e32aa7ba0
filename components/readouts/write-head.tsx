import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { actWords } from '@/lib/i18n/act-words'
import type { CommentView, ReadoutView } from '@/lib/readouts/types'
import { commentsOf, shownComments } from './comments/placed'
import { SectionComments } from './comments/section-comments'
import { MeetingWhen } from './meeting-when'
import { ReturnNotice } from './readout-notes'
import { ReadoutStatusTag } from './readout-tags'
import { RestrictedTag } from './release-tags'

/** The head of the writing page, and the comments that it was returned with. */
export function WriteHead({ readout, comments }: { readout: ReadoutView; comments: readonly CommentView[] }) {
  const t = useTranslations('readouts')
  const of = useTranslations('comments')
  const { meeting } = readout
  return (
    <>
      <PageHead
        above={
          <>
            <Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link> ·{' '}
            <Link href={`/readouts/${readout.id}`}>{t('form.read')}</Link>
          </>
        }
        title={t('form.title')}
        tag={
          <>
            <ReadoutStatusTag status={readout.status} />
            {readout.handling === 'restricted' ? <RestrictedTag /> : null}
          </>
        }
        facts={[<MeetingWhen key="when" meeting={meeting} />, t('head.writer', { name: readout.writerName })]}
      />
      <div className="mb-6 max-w-2xl">
        <ReturnNotice readout={readout} comments={comments.filter(({ settled }) => !settled).length} />
        <SectionComments
          readoutId={readout.id}
          comments={commentsOf(shownComments(comments, readout.visit.homeZone), null)}
          about={of('wholeReadout')}
          words={actWords()}
          maySettle
        />
      </div>
    </>
  )
}
