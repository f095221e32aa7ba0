import { useTranslations } from 'next-intl'
import { StructuredText } from '@/components/ui/structured-text'
import type { ReleasedSection } from '@/lib/readouts/release'

type Props = {
  title: string
  facts: readonly string[]
  names: readonly { side: string; names: readonly string[] }[]
  sections: readonly ReleasedSection[]
  /** At the foot of every page: how far the text was cleared. */
  foot: string
}

/** What may leave the office, as a document on A4. */
export function ReleaseDocument({ title, facts, names, sections, foot }: Props) {
  const t = useTranslations('release')
  return (
    // A table's foot that is not to be broken is the one thing that every browser repeats on each printed page.
    <div className="table w-full font-serif">
      <div className="table-footer-group break-inside-avoid">
        <p className="print-foot hidden pt-4 text-sm text-muted print:block">{foot}</p>
      </div>
      <div className="table-row-group">
        <header className="mb-6 border-b-2 border-ink pb-3">
          <h1 className="break-words text-2xl">{title}</h1>
          {facts.map((fact) => (
            <p key={fact} className="break-words">
              {fact}
            </p>
          ))}
        </header>
        {names.map(({ side, names: there }) => (
          <section key={side} className="mb-6">
            <h2 className="mb-1 text-lg">{side}</h2>
            <ul className="list-none p-0">
              {there.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </section>
        ))}
        {sections.map((section) => (
          <section key={section.key} className="mb-6">
            <h2 className="mb-1 break-words text-lg">{section.title}</h2>
            <StructuredText doc={section.doc} />
          </section>
        ))}
        {sections.length === 0 ? <p className="text-muted">{t('page.nothing')}</p> : null}
        <p className="mt-6 text-sm text-muted print:hidden">{foot}</p>
      </div>
    </div>
  )
}
