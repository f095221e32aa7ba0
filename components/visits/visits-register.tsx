import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { type Cell, group, tag } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Register } from '@/components/ui/register'
import { countryName } from '@/lib/visits/country'
import type { VisitRow } from '@/lib/visits/types'
import { useDatesCell } from './visit-dates'
import { STATUS_TONES } from './visit-tags'

export function VisitsRegister({
  rows,
  filtered,
  mayCreate,
}: {
  rows: VisitRow[]
  filtered: boolean
  mayCreate: boolean
}) {
  const t = useTranslations('visits')
  const dates = useDatesCell()
  const restricted = tag('late', t('head.restricted'))
  const empty = filtered ? (
    <EmptyState>{t('register.noMatch')}</EmptyState>
  ) : (
    <EmptyState
      action={
        mayCreate ? (
          <ButtonLink tone="primary" href="/visits/new">
            {t('new')}
          </ButtonLink>
        ) : undefined
      }
    >
      {t(mayCreate ? 'register.empty' : 'register.emptyReadOnly')}
    </EmptyState>
  )
  return (
    <Register
      caption={t('register.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'visit',
          header: t('register.visit'),
          primary: true,
          cell: ({ id, title, reference, direction }) => ({
            kind: 'title',
            to: `/visits/${id}`,
            text: title,
            under: `${reference} · ${t(`direction.${direction}`)}`,
          }),
        },
        {
          key: 'dates',
          header: t('register.dates'),
          narrow: true,
          cell: (row) => dates(row.arrivalDate, row.departureDate),
        },
        { key: 'where', header: t('register.where'), cell: whereOf },
        {
          key: 'status',
          header: t('register.status'),
          narrow: true,
          cell: (row): Cell => {
            const status = tag(STATUS_TONES[row.status], t(`status.${row.status}`))
            return row.restricted ? group(status, restricted) : status
          },
        },
      ]}
    />
  )
}

/** Countries, and their first cities: enough to tell two visits apart. */
function whereOf({ countries, cities }: VisitRow) {
  const places = cities.slice(0, 3).join(', ') + (cities.length > 3 ? '…' : '')
  return [countries.map(countryName).join(', '), places].filter(Boolean).join(' · ') || '—'
}
