import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import type { OrganisationKind } from '@/lib/directory/types'
import { withoutFilter } from '@/lib/platform/address'
import { countryName } from '@/lib/visits/country'

type Filters = { q?: string; country?: string; kind?: string; archived?: string }

/**
 * The filters of the lists of organisations and people.
 * @param values the countries and kinds to choose from; none for people, who have neither
 */
export function DirectoryFilters(props: {
  path: '/organisations' | '/people'
  filters: Filters
  values?: { countries: string[]; kinds: OrganisationKind[] }
  count: ReactNode
}) {
  const { path, filters, values, count } = props
  const t = useTranslations('directory')
  const countries = [
    ...(values?.countries ?? []).map((value) => ({ value, label: countryName(value) })),
    { value: 'none', label: t('filters.noCountry') },
  ]
  const kinds = (values?.kinds ?? []).map((value) => ({ value, label: t(`kind.${value}`) }))
  const labels = {
    q: t('filters.search'),
    country: t('filters.country'),
    kind: t('filters.kind'),
    archived: t('filters.archived'),
  }
  const words = {
    q: filters.q,
    country: countries.find(({ value }) => value === filters.country)?.label,
    kind: kinds.find(({ value }) => value === filters.kind)?.label,
  }
  const active = (['q', 'country', 'kind', 'archived'] as const)
    .filter((name) => filters[name])
    .map((name) => ({
      label: name === 'archived' ? labels.archived : `${labels[name]}: ${words[name] ?? filters[name]}`,
      href: withoutFilter(path, filters, name),
    }))
  return (
    <FilterBar action={path} state={filters} count={count} active={active} short={!values}>
      <FilterText name="q" label={labels.q} value={filters.q} />
      {values ? (
        <>
          <FilterSelect
            name="country"
            label={labels.country}
            value={filters.country}
            options={countries.sort((a, b) => a.label.localeCompare(b.label, 'en'))}
          />
          <FilterSelect name="kind" label={labels.kind} value={filters.kind} options={kinds} />
        </>
      ) : null}
      <FilterFlag name="archived" label={labels.archived} value={filters.archived} />
    </FilterBar>
  )
}
