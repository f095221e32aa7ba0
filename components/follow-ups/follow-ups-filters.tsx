import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { withoutFilter } from '@/lib/platform/address'

const NAMES = ['visit', 'lead', 'officer'] as const
const FLAGS = ['overdue', 'unowned', 'stale', 'nodate'] as const
export const FOLLOW_UP_FILTER_NAMES = ['status', ...NAMES, ...FLAGS] as const
export type FollowUpFilterState = Partial<Record<(typeof FOLLOW_UP_FILTER_NAMES)[number], string>>

/**
 * The filters of the register; all of them live in the address.
 * @param names what the visit, lead organisation and officer of the address are called, or the words they were asked
 *   for by; one that is missing is not to be found
 */
export function FollowUpsFilters(props: {
  filters: FollowUpFilterState
  names: Partial<Record<(typeof NAMES)[number], string>>
  count: ReactNode
}) {
  const { filters, names, count } = props
  const t = useTranslations('followUps')
  const statuses = [
    { value: 'unfinished', label: t('filter.unfinished') },
    ...FOLLOW_UP_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
  ]
  const words = {
    ...names,
    status: statuses.find(({ value }) => value === filters.status)?.label,
  }
  const without = (name: string) => withoutFilter('/follow-ups', filters, name)
  const active = [
    ...(['status', ...NAMES] as const).flatMap((name) =>
      filters[name]
        ? [{ label: `${t(`filter.${name}`)}: ${words[name] ?? t('filter.unknown')}`, href: without(name) }]
        : [],
    ),
    ...FLAGS.flatMap((name) => (filters[name] === '1' ? [{ label: t(`filter.${name}`), href: without(name) }] : [])),
  ]
  return (
    <FilterBar action="/follow-ups" state={filters} count={count} active={active}>
      <FilterSelect name="status" label={t('filter.status')} value={filters.status} options={statuses} />
      {NAMES.map((name) => (
        <FilterText
          key={name}
          name={name}
          label={t(`filter.${name}`)}
          value={filters[name] ? names[name] : undefined}
        />
      ))}
      {FLAGS.map((name) => (
        <FilterFlag key={name} name={name} label={t(`filter.${name}`)} value={filters[name]} />
      ))}
    </FilterBar>
  )
}
