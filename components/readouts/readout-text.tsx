import { useTranslations } from 'next-intl'
import { useMarkedOutcomes } from '@/components/outcomes/marked-outcomes'
import { Section } from '@/components/ui/section'
import type { Actor } from '@/lib/auth/permissions'
import { actWords } from '@/lib/i18n/act-words'
import type { OutcomeView } from '@/lib/outcomes/types'
import { canCommentReadout, canWriteReadout } from '@/lib/readouts/policy'
import type { CommentView, ReadoutView } from '@/lib/readouts/types'
import { CommentButton } from './comments/comment-button'
import { commentsOf, shownComments } from './comments/placed'
import { SectionComments } from './comments/section-comments'
import { ReadoutSections } from './readout-sections'

/** The text of a readout as a document, with what managers say of it beside it. */
export function ReadoutText(props: {
  readout: ReadoutView
  actor: Actor
  comments: readonly CommentView[]
  outcomes: readonly OutcomeView[]
}) {
  const { readout, actor, comments, outcomes } = props
  const subject = { ...readout, visitStatus: readout.visit.status }
  const marked = useMarkedOutcomes(outcomes)
  const beside = {
    readoutId: readout.id,
    comments: shownComments(comments, readout.visit.homeZone),
    mayComment: canCommentReadout(actor, subject),
    maySettle: canWriteReadout(actor, subject),
    words: actWords(),
  }
  return (
    <div
      className={`mb-8 rounded border border-line bg-surface px-5 pt-5 sm:px-8 sm:pt-7 print:border-0 print:p-0 ${comments.length > 0 ? 'max-w-5xl' : 'max-w-3xl'}`}
    >
      <WholeReadout {...beside} />
      <ReadoutSections
        sections={readout.sections}
        positionsHidden={readout.positionsHidden}
        proposed={readout.proposed}
        outcomes={marked}
        beside={beside}
      />
    </div>
  )
}

type Beside = Parameters<typeof ReadoutSections>[0]['beside']

/** Comments that are about no section alone. */
function WholeReadout({ comments, mayComment, ...rest }: Beside) {
  const t = useTranslations('comments')
  const whole = commentsOf(comments, null)
  if (whole.length === 0 && !mayComment) return null
  const button = mayComment ? <CommentButton readoutId={rest.readoutId} /> : null
  if (whole.length === 0) return <div className="no-print mb-5">{button}</div>
  return (
    <Section id="comments" title={t('ofReadout')} action={button}>
      <SectionComments comments={whole} about={t('wholeReadout')} {...rest} />
    </Section>
  )
}
