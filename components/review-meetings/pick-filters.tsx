import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { FILTER_NAMES, type FollowUpFilters } from '@/lib/follow-ups/filters'
import { FOLLOW_UP_STATUSES, isUnfinished } from '@/lib/follow-ups/workflow'
import { withoutFilter } from '@/lib/platform/address'

const NAMES = ['visit', 'lead', 'officer'] as const
const FLAGS = ['overdue', 'stale', 'unowned'] as const
const FIELDS: readonly string[] = ['q', 'status', ...NAMES, ...FLAGS]

/**
 * What to look for. The filters of the register all hold here too; those that are no field of this page can be taken off.
 * @param names what the visit, lead organisation and officer of the address are called
 */
export function PickFilters(props: {
  path: string
  filters: FollowUpFilters
  names: Partial<Record<(typeof NAMES)[number], string>>
  count: ReactNode
}) {
  const { path, filters, names, count } = props
  const t = useTranslations('reviewMeetings.pick')
  const status = useTranslations('followUps.status')
  const statuses = [
    { value: 'unfinished', label: t('unfinished') },
    ...FOLLOW_UP_STATUSES.filter(isUnfinished).map((value) => ({ value, label: status(value) })),
  ]
  const others = FILTER_NAMES.filter((name) => filters[name] && !FIELDS.includes(name))
  const active = others.map((name) => ({
    label: t('other', { value: filters[name] ?? '' }),
    href: withoutFilter(path, filters, name),
  }))
  return (
    <FilterBar
      action={path}
      state={filters}
      count={count}
      active={active}
      keep={Object.fromEntries(others.map((name) => [name, filters[name]]))}
    >
      <FilterText name="q" label={t('search')} value={filters.q} />
      <FilterSelect name="status" label={t('status')} value={filters.status} options={statuses} />
      {NAMES.map((name) => (
        <FilterText key={name} name={name} label={t(name)} value={filters[name] ? names[name] : undefined} />
      ))}
      {FLAGS.map((name) => (
        <FilterFlag key={name} name={name} label={t(name)} value={filters[name]} />
      ))}
    </FilterBar>
  )
}
