import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { withoutFilter } from '@/lib/platform/address'
import type { UnconfirmedFilters as State } from '@/lib/programme/unconfirmed/rules'
import { OPEN_KINDS } from '@/lib/programme/values'

const PATH = '/unconfirmed'

/** What is open, in which visit, and whether somebody should have answered by now. */
export function UnconfirmedFilters({
  filters,
  count,
}: {
  filters: Pick<State, 'q' | 'open' | 'overdue'>
  count: ReactNode
}) {
  const t = useTranslations('programme.confirm')
  const { q, overdue } = filters
  const open = OPEN_KINDS.find((kind) => kind === filters.open)
  const active = [
    open && { name: 'open', label: `${t('filter.open')}: ${t(`field.${open}`)}` },
    q && { name: 'q', label: `${t('filter.q')}: ${q}` },
    overdue === '1' && { name: 'overdue', label: t('filter.overdue') },
  ].flatMap((one) => (one ? [{ label: one.label, href: withoutFilter(PATH, filters, one.name) }] : []))
  return (
    <FilterBar action={PATH} state={filters} count={count} active={active}>
      <FilterSelect
        name="open"
        label={t('filter.open')}
        value={open}
        options={OPEN_KINDS.map((value) => ({ value, label: t(`field.${value}`) }))}
      />
      <FilterText name="q" label={t('filter.q')} value={q} />
      <FilterFlag name="overdue" label={t('filter.overdue')} value={overdue} />
    </FilterBar>
  )
}
