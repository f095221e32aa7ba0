import { useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/section'
import { Proposed } from '@/components/ui/unknown'
import { languageName } from '@/lib/directory/languages'
import type { PersonView } from '@/lib/directory/types'
import { NamesList } from './names-list'
import { PositionsList } from './positions-list'
import { SourceLink } from './source-link'

/** What is known of the person, apart from visits. */
export function PersonFacts({ person }: { person: PersonView }) {
  const { names, languages, note, positions, source, proposed } = person
  const t = useTranslations('directory.page')
  const mark = (field: string) => (proposed.includes(field) ? <Proposed /> : null)
  return (
    <Section id="facts" title={t('facts')} boxed>
      <DescriptionList
        facts={[
          { term: t('names'), value: <NamesList names={names} /> },
          {
            term: t('positions'),
            value:
              positions.length > 0 ? (
                <PositionsList positions={positions} of="person" />
              ) : (
                <span className="text-muted">{t('noPositions')}</span>
              ),
          },
          languages.length > 0 && {
            term: t('languages'),
            value: (
              <>
                {languages.map(languageName).join(', ')} {mark('languages')}
              </>
            ),
          },
          note !== null && {
            term: t('note'),
            value: (
              <span className="whitespace-pre-line">
                {note} {mark('note')}
              </span>
            ),
          },
          source && { term: t('source'), value: <SourceLink source={source} /> },
        ]}
      />
    </Section>
  )
}
