import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import type { PersonRow } from '@/lib/directory/types'
import { ArchivedTag } from './archived-tag'

export function PeopleRegister({ rows, empty }: { rows: PersonRow[]; empty: ReactNode }) {
  const t = useTranslations('directory.people')
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('name'),
          primary: true,
          cell: (row) => (
            <>
              <RowTitle href={`/people/${row.id}`} under={row.otherNames.join(' · ')}>
                {row.name}
              </RowTitle>
              {row.archived ? <ArchivedTag /> : null}
            </>
          ),
        },
        {
          key: 'position',
          header: t('positionColumn'),
          cell: ({ position }) =>
            position ? (
              <>
                {position.title},{' '}
                <Link href={`/organisations/${position.organisation.id}`}>{position.organisation.name}</Link>
              </>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
