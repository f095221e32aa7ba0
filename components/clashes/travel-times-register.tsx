import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { figure, tag } from '@/components/ui/cell'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterText } from '@/components/ui/filter-fields'
import { Register } from '@/components/ui/register'
import { placeName } from '@/lib/clashes/places'
import type { TravelTimeRow } from '@/lib/clashes/types'
import { withoutFilter } from '@/lib/platform/address'

/** @param mayEdit each row leads to its form */
export function TravelTimesRegister(props: { rows: TravelTimeRow[]; mayEdit: boolean; empty: ReactNode }) {
  const { rows, mayEdit, empty } = props
  const t = useTranslations('travelTimes')
  const archived = tag('dropped', t('archivedTag'))
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'places',
          header: t('places'),
          primary: true,
          cell: (row) => {
            const text = t('between', { from: placeName(row.from), to: placeName(row.to) })
            const after = row.archived && archived
            return mayEdit ? { kind: 'title', to: `/travel-times/${row.id}`, text, after } : [text, after]
          },
        },
        {
          key: 'minutes',
          header: t('minutes'),
          align: 'right',
          narrow: true,
          cell: (row) => figure(String(row.minutes)),
        },
        { key: 'note', header: t('note'), cell: (row) => row.note ?? '—' },
      ]}
    />
  )
}

export function TravelTimesFilters(props: {
  path: string
  filters: { q?: string; archived?: string }
  count: ReactNode
}) {
  const { path, filters, count } = props
  const t = useTranslations('travelTimes')
  const labels = { q: t('search'), archived: t('withArchived') }
  const active = (['q', 'archived'] as const)
    .filter((name) => filters[name])
    .map((name) => ({
      label: name === 'archived' ? labels.archived : `${labels.q}: ${filters.q}`,
      href: withoutFilter(path, filters, name),
    }))
  return (
    <FilterBar action={path} state={filters} count={count} active={active} short>
      <FilterText name="q" label={labels.q} value={filters.q} />
      <FilterFlag name="archived" label={labels.archived} value={filters.archived} />
    </FilterBar>
  )
}
