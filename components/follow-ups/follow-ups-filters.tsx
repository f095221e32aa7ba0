import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect } from '@/components/ui/filter-fields'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { withoutFilter } from '@/lib/platform/address'

const SELECTS = ['status', 'visit', 'lead', 'officer'] as const
const FLAGS = ['overdue', 'unowned', 'stale', 'nodate'] as const
export const FOLLOW_UP_FILTER_NAMES = [...SELECTS, ...FLAGS] as const
export type FollowUpFilterState = Partial<Record<(typeof FOLLOW_UP_FILTER_NAMES)[number], string>>

type Options = { value: string; label: string }[]

/** The filters of the register; all of them live in the address. */
export function FollowUpsFilters(props: {
  filters: FollowUpFilterState
  choices: Record<'leads' | 'officers' | 'visits', Options>
  count: number
  capped: boolean
}) {
  const { filters, choices, count, capped } = props
  const t = useTranslations('followUps')
  const options: Record<(typeof SELECTS)[number], Options> = {
    status: [
      { value: 'unfinished', label: t('filter.unfinished') },
      ...FOLLOW_UP_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    ],
    visit: choices.visits,
    lead: choices.leads,
    officer: choices.officers,
  }
  const without = (name: string) => withoutFilter('/follow-ups', filters, name)
  const active = [
    ...SELECTS.flatMap((name) => {
      if (!filters[name]) return []
      const words = options[name].find(({ value }) => value === filters[name])?.label ?? t('filter.unknown')
      return [{ label: `${t(`filter.${name}`)}: ${words}`, href: without(name) }]
    }),
    ...FLAGS.flatMap((name) => (filters[name] === '1' ? [{ label: t(`filter.${name}`), href: without(name) }] : [])),
  ]
  return (
    <FilterBar
      action="/follow-ups"
      state={filters}
      count={t(capped ? 'register.countCapped' : 'register.count', { count })}
      active={active}
    >
      {SELECTS.map((name) => (
        <FilterSelect
          key={name}
          name={name}
          label={t(`filter.${name}`)}
          value={filters[name]}
          options={options[name]}
        />
      ))}
      {FLAGS.map((name) => (
        <FilterFlag key={name} name={name} label={t(`filter.${name}`)} value={filters[name]} />
      ))}
    </FilterBar>
  )
}
