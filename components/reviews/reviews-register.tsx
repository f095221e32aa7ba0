import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useDueCell } from '@/components/follow-ups/register/register-cells'
import { figure, group, link, muted, tag } from '@/components/ui/cell'
import { Register } from '@/components/ui/register'
import type { ReviewRow } from '@/lib/follow-ups/types'
import { formatInstant } from '@/lib/time/format'

/** What waits for a decision, the longest waiting first. */
export function ReviewsRegister({ rows, empty }: { rows: readonly ReviewRow[]; empty: ReactNode }) {
  const t = useTranslations('followUps')
  const due = useDueCell()
  const mine = tag('neutral', t('reviews.mine'))
  const unowned = tag('waiting', t('mark.unowned'))
  return (
    <Register
      caption={t('reviews.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: t('reviews.followUp'),
          primary: true,
          cell: ({ id, title, reference, visit }) => ({
            kind: 'title',
            to: `/reviews/${id}`,
            text: title,
            under: [`${reference} · `, link(`/visits/${visit.id}`, visit.title)],
            oneLine: true,
          }),
        },
        {
          key: 'submitted',
          header: t('reviews.submitted'),
          narrow: true,
          cell: (row) =>
            group(
              figure(t('reviews.waiting', { days: row.waiting })),
              muted(formatInstant(new Date(row.submittedAt), row.homeZone)),
            ),
        },
        {
          key: 'submitter',
          header: t('reviews.submitter'),
          cell: (row) => (row.mine ? group(row.submitter, mine) : row.submitter),
        },
        {
          key: 'officer',
          header: t('reviews.officer'),
          cell: (row) => {
            if (!row.officer) return unowned
            const officer = link(`/people/${row.officer.id}`, row.officer.name)
            return row.unowned ? group(officer, unowned) : officer
          },
        },
        {
          key: 'evidence',
          header: t('reviews.evidence'),
          narrow: true,
          cell: (row) => t('reviews.evidenceCount', { count: row.evidence }),
        },
        { key: 'due', header: t('reviews.due'), cell: (row) => due({ ...row, status: 'in_review' }) },
      ]}
    />
  )
}
