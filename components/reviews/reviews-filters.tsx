import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterText } from '@/components/ui/filter-fields'
import { withoutFilter } from '@/lib/platform/address'

const NAMES = ['visit', 'lead', 'officer'] as const
type Names = Partial<Record<(typeof NAMES)[number], string>>

/**
 * By visit, lead organisation and officer.
 * @param names what the ids among the filters are called; one that is missing is not to be found
 */
export function ReviewsFilters(props: { path: string; filters: Names; names: Names; count: ReactNode }) {
  const { path, filters, names, count } = props
  const t = useTranslations('followUps.filter')
  const active = NAMES.filter((name) => filters[name]).map((name) => ({
    label: `${t(name)}: ${names[name] ?? t('unknown')}`,
    href: withoutFilter(path, filters, name),
  }))
  return (
    <FilterBar action={path} state={filters} count={count} active={active}>
      {NAMES.map((name) => (
        <FilterText key={name} name={name} label={t(name)} value={filters[name] ? names[name] : undefined} />
      ))}
    </FilterBar>
  )
}
