import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import { Tag } from '@/components/ui/tag'
import type { ReviewRow } from '@/lib/follow-ups/types'
import { formatInstant } from '@/lib/time/format'
import { DueDate } from './due-date'
import { UnownedTag } from './follow-up-tags'

/** What waits for a decision, the longest waiting first. */
export function ReviewsRegister({ rows, empty }: { rows: readonly ReviewRow[]; empty: ReactNode }) {
  const t = useTranslations('followUps.reviews')
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: t('followUp'),
          primary: true,
          cell: (row) => (
            <RowTitle href={`/reviews/${row.id}`} under={<OfVisit row={row} />}>
              {row.title}
            </RowTitle>
          ),
        },
        {
          key: 'submitted',
          header: t('submitted'),
          narrow: true,
          cell: (row) => <span className="tabular-nums">{formatInstant(new Date(row.submittedAt), row.homeZone)}</span>,
        },
        {
          key: 'submitter',
          header: t('submitter'),
          cell: (row) => (
            <span className="inline-flex flex-wrap items-baseline gap-x-2 max-sm:justify-end">
              {row.submitter}
              {row.mine ? <Tag>{t('mine')}</Tag> : null}
            </span>
          ),
        },
        {
          key: 'officer',
          header: t('officer'),
          cell: ({ officer }) =>
            officer ? (
              <Link
                href={`/people/${officer.id}`}
                className="text-link no-underline hover:underline focus-visible:underline"
              >
                {officer.name}
              </Link>
            ) : (
              <UnownedTag />
            ),
        },
        {
          key: 'evidence',
          header: t('evidence'),
          narrow: true,
          cell: (row) => t('evidenceCount', { count: row.evidence }),
        },
        {
          key: 'due',
          header: t('due'),
          cell: (row) => <DueDate dueDate={row.dueDate} daysLate={row.daysLate} status="in_review" />,
        },
      ]}
    />
  )
}

function OfVisit({ row }: { row: ReviewRow }) {
  return (
    <span className="line-clamp-1 sm:min-w-72">
      {row.reference} ·{' '}
      <Link href={`/visits/${row.visit.id}`} className="text-link no-underline hover:underline focus-visible:underline">
        {row.visit.title}
      </Link>
    </span>
  )
}
