import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Cell, tag } from '@/components/ui/cell'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import type { OrganisationRow } from '@/lib/directory/types'
import { countryName } from '@/lib/visits/country'

export function OrganisationsRegister({ rows, empty }: { rows: OrganisationRow[]; empty: ReactNode }) {
  const t = useTranslations('directory')
  const archived = tag('dropped', t('page.archived'))
  return (
    <Register
      caption={t('organisations.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('organisations.name'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/organisations/${row.id}`,
            text: row.name,
            under: underOf(row),
            after: row.archived && archived,
          }),
        },
        {
          key: 'kind',
          header: t('organisations.kindColumn'),
          narrow: true,
          cell: ({ kind }) => (kind ? t(`kind.${kind}`) : '—'),
        },
        {
          key: 'country',
          header: t('organisations.countryColumn'),
          narrow: true,
          cell: ({ countryCode }) => (countryCode ? countryName(countryCode) : '—'),
        },
      ]}
    />
  )
}

/** What it is part of and its other names; nothing for most. */
function underOf({ parent, otherNames }: OrganisationRow): Cell {
  const names = otherNames.join(' · ')
  return parent ? [<PartOf key="parent" parent={parent} />, names && ` · ${names}`] : names
}

function PartOf({ parent }: { parent: NonNullable<OrganisationRow['parent']> }) {
  const t = useTranslations('directory.organisations')
  return t.rich('partOf', {
    name: parent.name,
    to: (name) => <Link href={`/organisations/${parent.id}`}>{name}</Link>,
  })
}
