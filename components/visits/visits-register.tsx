import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import { countryName } from '@/lib/visits/country'
import type { VisitRow } from '@/lib/visits/types'
import { VisitDates } from './visit-dates'
import { RestrictedTag, VisitStatusTag } from './visit-tags'

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
          cell: (row) => (
            <RowTitle href={`/visits/${row.id}`} under={`${row.reference} · ${t(`direction.${row.direction}`)}`}>
              {row.title}
            </RowTitle>
          ),
        },
        {
          key: 'dates',
          header: t('register.dates'),
          narrow: true,
          cell: (row) => <VisitDates arrival={row.arrivalDate} departure={row.departureDate} />,
        },
        { key: 'where', header: t('register.where'), cell: whereOf },
        {
          key: 'status',
          header: t('register.status'),
          narrow: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-1">
              <VisitStatusTag status={row.status} />
              {row.restricted ? <RestrictedTag /> : null}
            </span>
          ),
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
