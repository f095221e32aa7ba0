import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { type Column, Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import type { FollowUpRow } from '@/lib/follow-ups/types'
import { DueDate } from './due-date'
import { FollowUpStatusTag, StaleTag, UnownedTag } from './follow-up-tags'

/** Links of a dense table: the line appears under the pointer and on focus. */
const QUIET = 'text-link no-underline hover:underline focus-visible:underline'

/** Follow-ups by due date. On a visit's own page its name is left out. */
export function FollowUpsRegister(props: {
  rows: readonly FollowUpRow[]
  caption: string
  empty: ReactNode
  ofVisit?: boolean
}) {
  const { rows, caption, empty, ofVisit = false } = props
  const t = useTranslations('followUps.register')
  const columns: Column<FollowUpRow>[] = [
    {
      key: 'title',
      header: t('followUp'),
      primary: true,
      cell: (row) => (
        <RowTitle href={`/follow-ups/${row.id}`} under={ofVisit ? row.reference : <OfVisit row={row} />}>
          {row.title}
        </RowTitle>
      ),
    },
    { key: 'status', header: t('status'), cell: (row) => <State row={row} /> },
    {
      key: 'due',
      header: t('due'),
      cell: ({ dueDate, daysLate, status }) => <DueDate dueDate={dueDate} daysLate={daysLate} status={status} />,
    },
    { key: 'officer', header: t('officer'), cell: (row) => <Officer row={row} /> },
    {
      key: 'lead',
      header: t('lead'),
      cell: ({ leadOrganisation }) =>
        leadOrganisation ? (
          <Link href={`/organisations/${leadOrganisation.id}`} className={QUIET}>
            {leadOrganisation.name}
          </Link>
        ) : (
          <span className="text-muted">–</span>
        ),
    },
  ]
  return <Register caption={caption} rows={rows} rowKey={(row) => row.id} empty={empty} columns={columns} />
}

function OfVisit({ row }: { row: FollowUpRow }) {
  return (
    <span className="line-clamp-1 sm:min-w-72">
      {row.reference} ·{' '}
      <Link href={`/visits/${row.visit.id}`} className={QUIET}>
        {row.visit.title}
      </Link>
    </span>
  )
}

function State({ row }: { row: FollowUpRow }) {
  return (
    <span className="inline-flex flex-wrap gap-1 max-sm:justify-end">
      <FollowUpStatusTag status={row.status} />
      {row.stale ? <StaleTag /> : null}
    </span>
  )
}

function Officer({ row }: { row: FollowUpRow }) {
  if (!row.officer) return row.unowned ? <UnownedTag /> : <span className="text-muted">–</span>
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 max-sm:justify-end">
      <Link href={`/people/${row.officer.id}`} className={QUIET}>
        {row.officer.name}
      </Link>
      {row.unowned ? <UnownedTag /> : null}
    </span>
  )
}
