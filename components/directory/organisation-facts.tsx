import { useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Proposed } from '@/components/ui/unknown'
import type { OrganisationView } from '@/lib/directory/types'
import { countryName } from '@/lib/visits/country'
import { NamesList } from './names-list'
import { SourceLink } from './source-link'

/** What is known of the organisation itself. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationView }) {
  const { names, kind, countryCode, parent, parts, partCount, note, source, proposed } = organisation
  const t = useTranslations('directory')
  const mark = (field: string) => (proposed.includes(field) ? <Proposed /> : null)
  const notSaid = <span className="text-muted">{t('page.notSaid')}</span>
  return (
    <Section id="facts" title={t('page.facts')} boxed>
      <DescriptionList
        facts={[
          { term: t('page.names'), value: <NamesList names={names} /> },
          {
            term: t('page.kind'),
            value: (
              <>
                {kind ? t(`kind.${kind}`) : notSaid} {mark('kind')}
              </>
            ),
          },
          {
            term: t('page.country'),
            value: (
              <>
                {countryCode ? countryName(countryCode) : notSaid} {mark('countryCode')}
              </>
            ),
          },
          parent && {
            term: t('page.parent'),
            value: (
              <>
                <Link href={`/organisations/${parent.id}`}>{parent.name}</Link> {mark('parent')}
              </>
            ),
          },
          partCount > 0 && { term: t('page.parts'), value: <Parts parts={parts} count={partCount} /> },
          note !== null && {
            term: t('page.note'),
            value: (
              <span className="whitespace-pre-line">
                {note} {mark('note')}
              </span>
            ),
          },
          source && { term: t('page.source'), value: <SourceLink source={source} /> },
        ]}
      />
    </Section>
  )
}

function Parts({ parts, count }: { parts: OrganisationView['parts']; count: number }) {
  const t = useTranslations('directory.page')
  return (
    <ul className="grid gap-1">
      {parts.map(({ id, name }) => (
        <li key={id}>
          <Link href={`/organisations/${id}`}>{name}</Link>
        </li>
      ))}
      {count > parts.length ? <li className="text-muted">{t('partsMore', { count: count - parts.length })}</li> : null}
    </ul>
  )
}
