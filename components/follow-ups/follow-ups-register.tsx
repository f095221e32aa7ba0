import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Cell, figure, group, link, muted, tag } from '@/components/ui/cell'
import { type Column, Register } from '@/components/ui/register'
import type { FollowUpRow } from '@/lib/follow-ups/types'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { formatDate } from '@/lib/time/format'
import { STATUS_TONES } from './follow-up-tags'

type Props = { rows: readonly FollowUpRow[]; caption: string; empty: ReactNode; ofVisit?: boolean }

/** Follow-ups by due date. On a visit's own page its name is left out. */
export function FollowUpsRegister({ rows, caption, empty, ofVisit = false }: Props) {
  const t = useTranslations('followUps')
  const due = useDueCell()
  const unowned = tag('waiting', t('mark.unowned'))
  const stale = tag('waiting', t('mark.stale'))
  const restricted = tag('late', useTranslations('release')('restricted'))
  const columns: Column<FollowUpRow>[] = [
    {
      key: 'title',
      header: t('register.followUp'),
      primary: true,
      cell: ({ id, title, reference, visit }) => ({
        kind: 'title',
        to: `/follow-ups/${id}`,
        text: title,
        under: ofVisit ? reference : [`${reference} · `, link(`/visits/${visit.id}`, visit.title)],
        oneLine: !ofVisit,
      }),
    },
    {
      key: 'status',
      header: t('register.status'),
      cell: (row) => {
        const status = tag(STATUS_TONES[row.status], t(`status.${row.status}`))
        const marks = [...(row.restricted ? [restricted] : []), ...(row.stale ? [stale] : [])]
        return marks.length > 0 ? group(status, ...marks) : status
      },
    },
    { key: 'due', header: t('register.due'), cell: (row) => due(row) },
    {
      key: 'officer',
      header: t('register.officer'),
      cell: (row) => {
        if (!row.officer) return row.unowned ? unowned : muted('–')
        const officer = link(`/people/${row.officer.id}`, row.officer.name)
        return row.unowned ? group(officer, unowned) : officer
      },
    },
    {
      key: 'lead',
      header: t('register.lead'),
      cell: ({ leadOrganisation: lead }) => (lead ? link(`/organisations/${lead.id}`, lead.name) : muted('–')),
    },
  ]
  return <Register caption={caption} rows={rows} rowKey={(row) => row.id} empty={empty} columns={columns} />
}

type Due = Pick<FollowUpRow, 'dueDate' | 'daysLate' | 'status'>

/** As `DueDate`, for a register: the date with how late it is in words; that none is agreed, where work goes on. */
export function useDueCell(): (row: Due) => Cell {
  const t = useTranslations('followUps.mark')
  return ({ dueDate, daysLate, status }) => {
    if (dueDate === null) return isUnfinished(status) ? { kind: 'unknown', text: t('noDate') } : null
    const date = figure(formatDate(dueDate))
    return daysLate > 0 ? group(date, tag('late', t('late', { days: daysLate }))) : date
  }
}
