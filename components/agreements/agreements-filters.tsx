import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { AGREEMENT_FILTERS, type AgreementFilterName, EXPIRES_WITHIN } from '@/lib/agreements/filters'
import { AGREEMENT_TYPES } from '@/lib/agreements/schema'
import { AGREEMENT_STATUSES } from '@/lib/agreements/workflow'
import { withoutFilter } from '@/lib/platform/address'
import { countryName, countryOptions } from '@/lib/visits/country'

type Filters = Partial<Record<AgreementFilterName, string>>

/**
 * The filters of the register.
 * @param names what the ids among them are called
 * @param whole where everything in the register stands
 */
export function AgreementsFilters(props: {
  filters: Filters
  names: { visit?: string; party?: string; with?: string }
  years: readonly number[]
  whole: string
  count: ReactNode
}) {
  const { filters, names, years, whole, count } = props
  const t = useTranslations('agreements')
  const options = useOptions(filters, years)
  const words = useWords(filters, names, options)
  const set = AGREEMENT_FILTERS.filter((name) => filters[name])
  const active = set.map((name) => ({
    label: `${t(`filters.${name}`)}: ${words(name)}`,
    href: set.length > 1 ? withoutFilter('/agreements', filters, name) : whole,
  }))
  const text = (name: 'q' | 'visit' | 'party' | 'with') => (
    <FilterText name={name} label={t(`filters.${name}`)} value={name === 'q' ? filters.q : names[name]} />
  )
  const select = (name: keyof typeof options) => (
    <FilterSelect name={name} label={t(`filters.${name}`)} value={filters[name]} options={options[name]} />
  )
  return (
    <FilterBar
      action="/agreements"
      whole={whole}
      state={filters}
      count={count}
      active={active}
      open={(['visit', 'party', 'with'] as const).some(
        (name) => filters[name] !== undefined && names[name] === undefined,
      )}
    >
      {text('q')}
      {select('status')}
      {select('type')}
      {select('expires')}
      {select('year')}
      {text('party')}
      {text('with')}
      {text('visit')}
      {select('country')}
    </FilterBar>
  )
}

function useOptions(filters: Filters, years: readonly number[]) {
  const t = useTranslations('agreements')
  const days = [...new Set([...EXPIRES_WITHIN.map(String), ...(filters.expires ? [filters.expires] : [])])]
  const all = [...new Set([...years.map(String), ...(/^\d{4}$/.test(filters.year ?? '') ? [filters.year ?? ''] : [])])]
  return {
    status: AGREEMENT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    type: AGREEMENT_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
    expires: days
      .filter((value) => /^\d{1,4}$/.test(value))
      .map((value) => ({ value, label: t('filters.days', { days: Number(value) }) })),
    year: [...all.map((value) => ({ value, label: value })), { value: 'none', label: t('filters.noDate') }],
    country: countryOptions(),
  }
}

function useWords(
  filters: Filters,
  names: { visit?: string; party?: string; with?: string },
  options: ReturnType<typeof useOptions>,
) {
  const t = useTranslations('agreements.filters')
  return (name: AgreementFilterName): string => {
    const value = filters[name] ?? ''
    if (name === 'q') return value
    if (name === 'visit' || name === 'party' || name === 'with') return names[name] ?? t('unknown')
    if (name === 'country') return countryName(value.toUpperCase())
    return options[name].find((option) => option.value === value)?.label ?? t('unknown')
  }
}
