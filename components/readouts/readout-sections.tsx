import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'
import { Proposed } from '@/components/ui/unknown'
import { TEXTS, type Texts } from '@/lib/readouts/schema'

/** The three texts as a document; what the reader may not see is said, not shown. */
export function ReadoutSections(props: { texts: Texts; positionsHidden: boolean; proposed: readonly string[] }) {
  const { texts, positionsHidden, proposed } = props
  const t = useTranslations('readouts.sections')
  return TEXTS.map((field) => (
    <Section
      key={field}
      id={field}
      title={
        <>
          {t(field)} {proposed.includes(field) ? <Proposed /> : null}
        </>
      }
    >
      {field === 'positions' && positionsHidden ? (
        <p className="text-muted">{t('hidden')}</p>
      ) : texts[field] ? (
        <p className="document">{texts[field]}</p>
      ) : (
        <p className="text-muted">{t('nothing')}</p>
      )}
    </Section>
  ))
}
