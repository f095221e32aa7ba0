import { useTranslations } from 'next-intl'
import { TextDiff } from '@/components/text/text-diff'
import { Section } from '@/components/ui/section'
import { StructuredText } from '@/components/ui/structured-text'
import type { Revision } from '@/lib/readouts/types'
import { EMPTY_DOC, sameDoc } from '@/lib/text/doc'
import { useSectionName } from '../section-name'

type Props = {
  left: { number: number; texts: readonly Revision[] }
  right: { number: number; texts: readonly Revision[] }
  /** In the order of the readout. */
  sections: readonly { key: string; title: string | null }[]
}

/** Two revisions section by section; what is the same in both is named, not shown twice. */
export function ComparedTexts({ left, right, sections }: Props) {
  const t = useTranslations('revisions')
  const nameOf = useSectionName()
  const pairs = sections.flatMap((section) => {
    const [before, after] = [left, right].map(({ texts }) => texts.find((text) => text.sectionKey === section.key))
    if (!before && !after) return []
    const name = nameOf({ key: section.key, title: after?.title ?? before?.title ?? section.title })
    return [{ key: section.key, name, before: before?.doc ?? EMPTY_DOC, after: after?.doc ?? EMPTY_DOC }]
  })
  const same = pairs.filter(({ before, after }) => sameDoc(before, after))
  const differing = pairs.filter((pair) => !same.includes(pair))
  return (
    <>
      {same.length > 0 ? (
        <p className="mb-4 text-muted">
          {pairs.length === 1 ? t('sameText') : t('same', { sections: same.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
      {pairs.length === 0 ? <p className="text-muted">{t('nothing')}</p> : null}
      {differing.map(({ key, name, before, after }) => (
        <Section key={key} id={`section-${key}`} title={name}>
          <TextDiff
            before={before}
            after={after}
            beforeLabel={left.number === 0 ? t('before') : t('number', { number: left.number })}
            afterLabel={t('number', { number: right.number })}
          />
        </Section>
      ))}
      {pairs.length === 1 && same[0] ? <StructuredText doc={same[0].after} /> : null}
    </>
  )
}
