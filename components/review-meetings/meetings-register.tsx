import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { figure, tag } from '@/components/ui/cell'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterFlag, FilterSelect } from '@/components/ui/filter-fields'
import { Register } from '@/components/ui/register'
import { withoutFilter } from '@/lib/platform/address'
import type { ReviewMeetingRow } from '@/lib/review-meetings/types'
import { REVIEW_MEETING_STATUSES } from '@/lib/review-meetings/workflow'
import { formatDate } from '@/lib/time/format'
import { MEETING_TONES } from './meeting-tags'

/** The latest first. */
export function MeetingsRegister({ rows, empty }: { rows: readonly ReviewMeetingRow[]; empty: ReactNode }) {
  const t = useTranslations('reviewMeetings')
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: t('columns.title'),
          primary: true,
          cell: (row) => ({
            kind: 'title',
            to: `/review-meetings/${row.id}`,
            text: row.title,
            under: row.reference,
            ...(row.archived ? { after: tag('dropped', t('archivedTag')) } : {}),
          }),
        },
        {
          key: 'heldOn',
          header: t('columns.heldOn'),
          narrow: true,
          cell: (row) =>
            row.heldOn === null ? { kind: 'unknown', text: t('page.dayUnknown') } : figure(formatDate(row.heldOn)),
        },
        {
          key: 'status',
          header: t('columns.status'),
          cell: (row) => tag(MEETING_TONES[row.status], t(`status.${row.status}`)),
        },
        {
          key: 'items',
          header: t('columns.items'),
          narrow: true,
          cell: ({ items, decided }) => t('columns.decided', { items, decided }),
        },
      ]}
    />
  )
}

export function MeetingsFilters(props: {
  path: string
  filters: { status?: string; archived?: string }
  count: ReactNode
}) {
  const { path, filters, count } = props
  const t = useTranslations('reviewMeetings')
  const statuses = REVIEW_MEETING_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))
  const status = statuses.find(({ value }) => value === filters.status)
  const active = [
    ...(status
      ? [{ label: `${t('filter.status')}: ${status.label}`, href: withoutFilter(path, filters, 'status') }]
      : []),
    ...(filters.archived === '1'
      ? [{ label: t('filter.archived'), href: withoutFilter(path, filters, 'archived') }]
      : []),
  ]
  return (
    <FilterBar action={path} state={filters} count={count} active={active} short>
      <FilterSelect name="status" label={t('filter.status')} value={filters.status} options={statuses} />
      <FilterFlag name="archived" label={t('filter.archived')} value={filters.archived} />
    </FilterBar>
  )
}
