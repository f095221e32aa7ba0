import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/section'
import { type MarkedOutcomes, StructuredText } from '@/components/ui/structured-text'
import { Proposed } from '@/components/ui/unknown'
import type { ActWords } from '@/lib/i18n/act-words'
import { SECTIONS } from '@/lib/readouts/schema'
import type { SectionView } from '@/lib/readouts/types'
import { EMPTY_DOC, isEmptyDoc } from '@/lib/text/doc'
import { Commentable } from './comments/commentable'
import { commentsOf, placed, type ShownComment } from './comments/placed'
import { SectionComments } from './comments/section-comments'
import { ReleaseTag } from './release-tags'

type Beside = {
  readoutId: string
  comments: readonly ShownComment[]
  /** Whoever reviews the readout comments on it. */
  mayComment: boolean
  maySettle: boolean
  words: ActWords
}
type Props = {
  sections: readonly SectionView[]
  positionsHidden: boolean
  proposed: readonly string[]
  outcomes?: MarkedOutcomes
  beside: Beside
}

/** The sections as a document, the fixed ones first; what the reader may not see is said, not shown. */
export function ReadoutSections({ sections, positionsHidden, proposed, outcomes = {}, beside }: Props) {
  const t = useTranslations('readouts.sections')
  const own = sections.filter(({ title }) => title !== null)
  const written = (key: string) => {
    const { doc, releasable } = sections.find((one) => one.key === key) ?? {}
    return { doc, releasable: releasable ?? false }
  }
  const fixed = SECTIONS.map((key) => ({ key, title: t(key), ...written(key) }))
  return [...fixed, ...own].map(({ key, title, doc, releasable }) => (
    <Section
      key={key}
      id={key}
      title={
        <>
          {title} {proposed.includes(key) ? <Proposed /> : null}
        </>
      }
      action={doc && !positionsHidden ? <ReleaseTag releasable={releasable} /> : undefined}
    >
      {key === 'positions' && positionsHidden ? (
        <p className="text-muted">{t('hidden')}</p>
      ) : (
        <SectionText section={{ key, title: title ?? '', doc }} outcomes={outcomes} {...beside} />
      )}
    </Section>
  ))
}

type TextProps = Beside & {
  section: { key: string; title: string; doc: SectionView['doc'] | undefined }
  outcomes: MarkedOutcomes
}

/** A section's text, with what managers say of it beside it, or under it on a phone. */
function SectionText({ section, outcomes, readoutId, mayComment, ...beside }: TextProps) {
  const t = useTranslations()
  const { key, title, doc = EMPTY_DOC } = section
  const comments = commentsOf(beside.comments, key)
  const { annotations, lost } = placed(doc, comments, (number) => t('comments.number', { number }))
  const text: ReactNode = isEmptyDoc(doc) ? (
    <p className="text-muted">{t('readouts.sections.nothing')}</p>
  ) : (
    <StructuredText doc={doc} outcomes={outcomes} annotations={annotations} />
  )
  return (
    <div className={comments.length > 0 ? 'grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_17rem]' : ''}>
      {mayComment ? (
        <Commentable readoutId={readoutId} sectionKey={key} about={title}>
          {text}
        </Commentable>
      ) : (
        <div className="min-w-0">{text}</div>
      )}
      <SectionComments
        readoutId={readoutId}
        comments={comments}
        about={title}
        words={beside.words}
        maySettle={beside.maySettle}
        lost={lost}
      />
    </div>
  )
}
