import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { STATUS_TONES } from '@/components/follow-ups/follow-up-tags'
import { type Cell, figure, group, link, muted, tag } from '@/components/ui/cell'
import { type Column, Register } from '@/components/ui/register'
import type { AgreedRow } from '@/lib/reports/types'
import { formatDate } from '@/lib/time/format'

/** A line of a register shows this much of the text; the page of the thing has all of it. */
const SHOWN = 220

/**
 * What was agreed, each with its follow-ups: from a row it is one step to any of them, or to add the first one.
 * @param mayAdd whether the reader adds follow-ups
 */
export function AgreedRegister({
  rows,
  mayAdd,
  empty,
}: {
  rows: readonly AgreedRow[]
  mayAdd: boolean
  empty: ReactNode
}) {
  const t = useTranslations('reports.agreed')
  const outcomes = useTranslations('outcomes')
  const instrument = useTranslations('agreements.type')
  const restricted = useTranslations('release')('restricted')
  const columns: Column<AgreedRow>[] = [
    {
      key: 'what',
      header: t('what'),
      primary: true,
      cell: (row) => ({
        kind: 'title',
        to: placeOf(row),
        text: row.text.length > SHOWN ? `${row.text.slice(0, SHOWN).trimEnd()}…` : row.text,
        under: [
          `${row.reference} · `,
          link(`/visits/${row.visit.id}`, row.visit.title),
          row.published ? null : ` · ${t('draft')}`,
          row.restricted ? ` · ${restricted}` : null,
        ],
      }),
    },
    {
      key: 'type',
      header: t('type'),
      narrow: true,
      cell: ({ instrument: kind, type }) => (kind ? instrument(kind) : outcomes(`type.${type}`)),
    },
    {
      key: 'agreedOn',
      header: t('agreedOn'),
      cell: ({ agreedOn, since }) =>
        agreedOn ? figure(formatDate(agreedOn)) : muted(t('recorded', { date: formatDate(since) })),
    },
    { key: 'owed', header: t('owed'), narrow: true, cell: ({ owedBy }) => outcomes(`owedBy.${owedBy}`) },
    { key: 'followUps', header: t('followUps'), cell: useFollowUpsCell(mayAdd) },
  ]
  return <Register caption={t('caption')} rows={rows} rowKey={({ id }) => id} empty={empty} columns={columns} />
}

const placeOf = ({ kind, id }: Pick<AgreedRow, 'kind' | 'id'>): string =>
  kind === 'agreement' ? `/agreements/${id}` : `/outcomes/${id}`

function useFollowUpsCell(mayAdd: boolean): (row: AgreedRow) => Cell {
  const t = useTranslations('reports.agreed')
  const status = useTranslations('followUps.status')
  return (row) => {
    const { followUps, followUpCount, noFollowUp } = row
    if (followUps.length === 0 && noFollowUp) return muted(t('noNeed'))
    if (followUps.length === 0) return mayAdd ? link(`${placeOf(row)}/follow-ups/new`, t('add')) : muted(t('none'))
    const shown = followUps.map((one) =>
      group(
        link(`/follow-ups/${one.id}`, `${one.reference} ${one.title}`),
        tag(STATUS_TONES[one.status], status(one.status)),
      ),
    )
    const left = followUpCount - followUps.length
    return group(...shown, ...(left > 0 ? [muted(t('more', { count: left }))] : []))
  }
}
