import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { withoutFilter } from '@/lib/platform/address'
import { VISIT_STATUSES } from '@/lib/visits/workflow'

type Filters = { q?: string; status?: string; year?: string }

/** Search, status and year of the list of visits; "No date" is a year. */
export function VisitsFilters(props: {
  filters: Filters
  years: { years: number[]; noDate: boolean }
  count: ReactNode
}) {
  const { filters, years, count } = props
  const t = useTranslations('visits')
  const statuses = VISIT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))
  const yearOptions = [
    ...years.years.map((year) => ({ value: String(year), label: String(year) })),
    ...(years.noDate || filters.year === 'none' ? [{ value: 'none', label: t('register.noDate') }] : []),
  ]
  const words: Record<keyof Filters, string | undefined> = {
    q: filters.q,
    status: statuses.find(({ value }) => value === filters.status)?.label,
    year: yearOptions.find(({ value }) => value === filters.year)?.label,
  }
  const labels = { q: t('register.search'), status: t('register.status'), year: t('register.year') }
  const active = (['q', 'status', 'year'] as const)
    .filter((name) => filters[name])
    .map((name) => ({
      label: `${labels[name]}: ${words[name] ?? filters[name]}`,
      href: withoutFilter('/visits', filters, name),
    }))
  return (
    <FilterBar action="/visits" state={filters} count={count} active={active}>
      <FilterText name="q" label={labels.q} value={filters.q} />
      <FilterSelect name="status" label={labels.status} value={filters.status} options={statuses} />
      <FilterSelect name="year" label={labels.year} value={filters.year} options={yearOptions} />
    </FilterBar>
  )
}
