import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterDate, FilterText } from '@/components/ui/filter-fields'
import { withoutFilter } from '@/lib/platform/address'
import type { MissingFilters as State } from '@/lib/readouts/missing'
import { formatIfDate } from '@/lib/time/format'

const PATH = '/missing-readouts'

/** Of which visit, whose, and since when readouts are missing. */
export function MissingFilters({
  filters,
  count,
}: {
  filters: Pick<State, 'visit' | 'taker' | 'since'>
  count: ReactNode
}) {
  const t = useTranslations('missing.filter')
  const { visit, taker, since } = filters
  const active = (['visit', 'taker', 'since'] as const).flatMap((name) => {
    const value = filters[name]
    return value ? [{ label: `${t(name)}: ${formatIfDate(value)}`, href: withoutFilter(PATH, filters, name) }] : []
  })
  return (
    <FilterBar action={PATH} state={filters} count={count} active={active}>
      <FilterText name="visit" label={t('visit')} value={visit} />
      <FilterText name="taker" label={t('taker')} value={taker} />
      <FilterDate name="since" label={t('since')} value={since} />
    </FilterBar>
  )
}
