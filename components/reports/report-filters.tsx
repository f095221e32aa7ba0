import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { OWED_BY } from '@/lib/outcomes/schema'
import { withQuery } from '@/lib/platform/address'
import { AGREED_TYPES, type AgreedType, type ReportFilters } from '@/lib/reports/filters'
import { STAGES, type Stage } from '@/lib/reports/schema'
import { countryOptions } from '@/lib/visits/country'
import { VISIT_DIRECTIONS } from '@/lib/visits/values'
import { type FilterNames, useFilterWords } from './filter-words'

/** Years to choose from, back from this one: visits are entered of as many. */
const YEARS = 12

type Props = {
  action: string
  filters: ReportFilters
  names: FilterNames
  /** Of the home zone. */
  thisYear: number
  count?: ReactNode
  /** What else stands in the address and is no field here. */
  keep?: Readonly<Record<string, string | undefined>>
  /** Fields before the others. */
  children?: ReactNode
}

/** The filters of reports; all of them live in the address. */
export function ReportFilterBar({ action, filters, names, thisYear, count, keep = {}, children }: Props) {
  const t = useTranslations('reports')
  const direction = useTranslations('visits.direction')
  const owed = useTranslations('outcomes.owedBy')
  const words = useFilterWords(filters, names)
  const { alone, ...rest } = filters
  const without = (name: keyof ReportFilters) => {
    const left = { ...(name === 'lead' ? rest : filters), ...keep, [name]: undefined }
    return withQuery(action, left)
  }
  const active = words.map(({ name, label, value }) => ({ label: `${label}: ${value}`, href: without(name) }))
  const text = (name: 'host' | 'lead' | 'topic' | 'visit') => (
    <FilterText
      key={name}
      name={name}
      label={t(`filter.${name}`)}
      value={filters[name] && (names[name] ?? filters[name])}
    />
  )
  return (
    <FilterBar
      action={action}
      state={filters}
      active={active}
      keep={children ? {} : keep}
      {...(count === undefined ? {} : { count })}
    >
      {children}
      <FilterSelect
        name="year"
        label={t('filter.year')}
        value={filters.year}
        options={years(filters, thisYear, { known: t('filter.yearKnown'), none: t('none.year') })}
      />
      <FilterSelect
        name="direction"
        label={t('filter.direction')}
        value={filters.direction}
        options={VISIT_DIRECTIONS.map((value) => ({ value, label: direction(value) }))}
      />
      <FilterSelect
        name="country"
        label={t('filter.country')}
        value={filters.country}
        options={[...countryOptions(), { value: 'none', label: t('none.country') }]}
      />
      <FilterSelect
        name="owed"
        label={t('filter.owed')}
        value={filters.owed}
        options={OWED_BY.map((value) => ({ value, label: owed(value) }))}
      />
      {(['visit', 'topic', 'host', 'lead'] as const).map(text)}
    </FilterBar>
  )
}

/** The latest years, the one that is asked for, any, and no date. */
function years(filters: ReportFilters, thisYear: number, words: Record<'known' | 'none', string>) {
  const latest = Array.from({ length: YEARS }, (_, back) => String(thisYear - back))
  const asked = filters.year && !(filters.year in words) && !latest.includes(filters.year) ? [filters.year] : []
  return [
    ...[...asked, ...latest].map((value) => ({ value, label: value })),
    ...(['known', 'none'] as const).map((value) => ({ value, label: words[value] })),
  ]
}

/** Which rows of the register of what was agreed: the stage and the type. */
export function AgreedFields({ stage, type }: { stage: Stage; type: AgreedType | undefined }) {
  const t = useTranslations('reports')
  const outcome = useTranslations('outcomes.type')
  return (
    <>
      <FilterSelect
        name="stage"
        label={t('filter.stage')}
        value={stage}
        options={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
      />
      <FilterSelect
        name="type"
        label={t('filter.type')}
        value={type}
        options={AGREED_TYPES.map((value) => ({
          value,
          label: value === 'instrument' ? t('filter.instrument') : outcome(value),
        }))}
      />
    </>
  )
}
