import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterDate, FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { withoutFilter } from '@/lib/platform/address'
import { formatIfDate } from '@/lib/time/format'

/** The kinds of record that the trail tells of: the first part of an action. */
const KINDS = [
  'visit',
  'agency',
  'member',
  'group',
  'subgroup',
  'host',
  'contact',
  'programme_item',
  'readout',
  'outcome',
  'follow_up',
  'review_meeting',
  'organisation',
  'person',
  'user',
  'session',
] as const

type Filters = { actor?: string; action?: string; visit?: string; from?: string; until?: string }

/** Who, what kind, and when; a visit comes by a link from its history. */
export function AuditFilterBar({ filters }: { filters: Filters }) {
  const t = useTranslations('audit')
  const kinds = KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))
  const words: Record<keyof Filters, string | undefined> = {
    actor: filters.actor,
    action: kinds.find(({ value }) => value === filters.action)?.label ?? filters.action,
    visit: filters.visit && t('filters.oneVisit'),
    from: filters.from && formatIfDate(filters.from),
    until: filters.until && formatIfDate(filters.until),
  }
  const active = (['actor', 'action', 'visit', 'from', 'until'] as const)
    .filter((name) => filters[name])
    .map((name) => ({
      label: `${t(`filters.${name}`)}: ${words[name] ?? ''}`,
      href: withoutFilter('/admin/audit', filters, name),
    }))
  return (
    <FilterBar action="/admin/audit" state={filters} active={active} keep={{ visit: filters.visit }}>
      <FilterText name="actor" label={t('filters.actor')} value={filters.actor} />
      <FilterSelect name="action" label={t('filters.action')} value={filters.action} options={kinds} />
      <FilterDate name="from" label={t('filters.from')} value={filters.from} />
      <FilterDate name="until" label={t('filters.until')} value={filters.until} />
    </FilterBar>
  )
}
