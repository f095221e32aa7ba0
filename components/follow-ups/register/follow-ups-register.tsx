import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Cell, link } from '@/components/ui/cell'
import { type Column, Register } from '@/components/ui/register'
import { type FollowUpColumn, USUAL_COLUMNS } from '@/lib/follow-ups/register/columns'
import type { RegisterRow } from '@/lib/follow-ups/types'
import { useRegisterCells } from './register-cells'

type Props = {
  rows: readonly RegisterRow[]
  caption: string
  empty: ReactNode
  columns?: readonly FollowUpColumn[]
  /** Columns before the title. */
  before?: readonly Column<RegisterRow>[]
  ofVisit?: boolean
}

/** Follow-ups by due date. On a visit's own page its name is left out. */
export function FollowUpsRegister(props: Props) {
  const { rows, caption, empty, columns = USUAL_COLUMNS, before = [], ofVisit = false } = props
  const t = useTranslations('followUps.register')
  const cells = useRegisterCells()
  // What has a column of its own does not stand under the title.
  const visitUnder = !ofVisit && !columns.includes('visit')
  const referenceUnder = !columns.includes('reference')
  const under = ({ reference, visit }: RegisterRow): Cell => {
    const name = link(`/visits/${visit.id}`, visit.title)
    if (referenceUnder) return visitUnder ? [`${reference} · `, name] : reference
    return visitUnder ? name : null
  }
  const shown: Column<RegisterRow>[] = [
    ...before,
    {
      key: 'title',
      header: t('followUp'),
      primary: true,
      cell: (row) => ({
        kind: 'title',
        to: `/follow-ups/${row.id}`,
        text: row.title,
        under: under(row),
        oneLine: visitUnder,
      }),
    },
    ...columns.map((key) => ({ key, header: t(key), cell: cells[key] })),
  ]
  return <Register caption={caption} rows={rows} rowKey={(row) => row.id} empty={empty} columns={shown} />
}
