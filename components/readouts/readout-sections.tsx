import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'
import { type MarkedOutcomes, StructuredText } from '@/components/ui/structured-text'
import { Proposed } from '@/components/ui/unknown'
import { SECTIONS } from '@/lib/readouts/schema'
import type { SectionView } from '@/lib/readouts/types'
import { isEmptyDoc } from '@/lib/text/doc'
import { ReleaseTag } from './release-tags'

type Props = {
  sections: readonly SectionView[]
  positionsHidden: boolean
  proposed: readonly string[]
  outcomes?: MarkedOutcomes
}

/** The sections as a document, the fixed ones first; what the reader may not see is said, not shown. */
export function ReadoutSections({ sections, positionsHidden, proposed, outcomes = {} }: Props) {
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
      ) : doc && !isEmptyDoc(doc) ? (
        <StructuredText doc={doc} outcomes={outcomes} />
      ) : (
        <p className="text-muted">{t('nothing')}</p>
      )}
    </Section>
  ))
}
