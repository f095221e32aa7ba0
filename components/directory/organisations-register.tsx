import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import type { OrganisationRow } from '@/lib/directory/types'
import { countryName } from '@/lib/visits/country'
import { ArchivedTag } from './archived-tag'

export function OrganisationsRegister({ rows, empty }: { rows: OrganisationRow[]; empty: ReactNode }) {
  const t = useTranslations('directory')
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
          cell: (row) => (
            <>
              <RowTitle href={`/organisations/${row.id}`} under={<Under row={row} />}>
                {row.name}
              </RowTitle>
              {row.archived ? <ArchivedTag /> : null}
            </>
          ),
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
function Under({ row: { parent, otherNames } }: { row: OrganisationRow }) {
  const t = useTranslations('directory.organisations')
  return (
    <>
      {parent
        ? t.rich('partOf', {
            name: parent.name,
            to: (name) => <Link href={`/organisations/${parent.id}`}>{name}</Link>,
          })
        : null}
      {parent && otherNames.length > 0 ? ' · ' : null}
      {otherNames.join(' · ')}
    </>
  )
}
