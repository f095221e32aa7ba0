import { useTranslations } from 'next-intl'
import type { Revision } from '@/lib/readouts/types'
import { CompareForm } from './compare-form'
import { ComparedTexts } from './compared-texts'

type Side = { number: number; texts: readonly Revision[] }
type Named = { key: string; title: string | null }

/** Two revisions side by side, with the choice of another two above them. */
export function Comparison(props: {
  path: string
  /** The number of the latest revision. */
  latest: number
  /** Of the readout as it stands. */
  sections: readonly Named[]
  section: string | undefined
  left: Side
  right: Side
}) {
  const { path, latest, sections, section, left, right } = props
  const t = useTranslations('revisions')
  const known = withGone(sections, [...left.texts, ...right.texts])
  const beyond = [left.number, right.number].find((number) => number > latest)
  return (
    <>
      <CompareForm
        path={path}
        first={left.number}
        second={right.number}
        latest={latest}
        section={section}
        sections={known}
      />
      {beyond === undefined ? (
        <ComparedTexts left={left} right={right} sections={known} />
      ) : (
        <p>{t('unknown', { number: beyond, last: latest })}</p>
      )}
    </>
  )
}

/** The sections that stand, and those that only the revisions have. */
function withGone(sections: readonly Named[], texts: readonly Revision[]): Named[] {
  const all = new Map(sections.map(({ key, title }) => [key, { key, title }]))
  for (const { sectionKey: key, title } of texts) if (!all.has(key)) all.set(key, { key, title })
  return [...all.values()]
}
