import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { link, tag } from '@/components/ui/cell'
import { Register } from '@/components/ui/register'
import type { PersonRow } from '@/lib/directory/types'

export function PeopleRegister({ rows, empty }: { rows: PersonRow[]; empty: ReactNode }) {
  const t = useTranslations('directory')
  const archived = tag('dropped', t('page.archived'))
  return (
    <Register
      caption={t('people.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: t('people.name'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/people/${row.id}`,
            text: row.name,
            under: row.otherNames.join(' · '),
            after: row.archived && archived,
          }),
        },
        {
          key: 'position',
          header: t('people.positionColumn'),
          cell: ({ position }) =>
            position
              ? [`${position.title}, `, link(`/organisations/${position.organisation.id}`, position.organisation.name)]
              : '—',
        },
      ]}
    />
  )
}
