import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filter-fields'
import { FOLLOW_UP_FILTERS, OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import { withoutFilter } from '@/lib/platform/address'

const NAMES = ['type', 'owedBy', 'followUp', 'visit'] as const
export type OutcomeFilterState = Partial<Record<(typeof NAMES)[number], string>>

/** Type, owed by, follow-up and visit of the register. */
export function OutcomesFilters(props: {
  filters: OutcomeFilterState
  visits: readonly { id: string; label: string }[]
  count: ReactNode
}) {
  const { filters, visits, count } = props
  const t = useTranslations('outcomes')
  const options = {
    type: OUTCOME_TYPES.map((value) => ({ value, label: t(`type.${value}`) })),
    owedBy: OWED_BY.map((value) => ({ value, label: t(`owedBy.${value}`) })),
    followUp: FOLLOW_UP_FILTERS.map((value) => ({ value, label: t(`register.${value}`) })),
    visit: visits.map(({ id, label }) => ({ value: id, label })),
  }
  const active = NAMES.flatMap((name) => {
    const value = filters[name]
    if (!value) return []
    const words = options[name].find((option) => option.value === value)?.label ?? t('register.unknown')
    return [{ label: `${t(`register.${name}`)}: ${words}`, href: withoutFilter('/outcomes', filters, name) }]
  })
  return (
    <FilterBar action="/outcomes" state={filters} count={count} active={active}>
      <FilterSelect name="type" label={t('register.type')} value={filters.type} options={options.type} />
      <FilterSelect name="owedBy" label={t('register.owedBy')} value={filters.owedBy} options={options.owedBy} />
      <FilterSelect
        name="followUp"
        label={t('register.followUp')}
        value={filters.followUp}
        options={options.followUp}
      />
      <FilterSelect name="visit" label={t('register.visit')} value={filters.visit} options={options.visit} />
    </FilterBar>
  )
}
