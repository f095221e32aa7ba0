import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Column } from '@/components/ui/register'
import type { BulkAct } from '@/lib/follow-ups/bulk/schema'
import type { FollowUpColumn } from '@/lib/follow-ups/register/columns'
import type { FollowUpPage, RegisterRow } from '@/lib/follow-ups/types'
import { BulkSelect } from '../bulk/bulk-select'
import { FollowUpsRegister } from './follow-ups-register'

type Props = {
  page: FollowUpPage
  /** What the reader may do with several; without any there is nothing to tick. */
  acts: readonly BulkAct[]
  /** The filters of the address, after `?`. */
  query: string
  columns: readonly FollowUpColumn[]
  empty: ReactNode
}

/** A page of the register, with what can be done with several of its rows. */
export function TickableRegister({ page, acts, query, columns, empty }: Props) {
  const t = useTranslations('followUps.register')
  const words = useTranslations('bulk.select')
  const tickable = acts.length > 0 && page.rows.length > 0
  // Which follow-up, and the version that is seen.
  const ticks: Column<RegisterRow> = {
    key: 'tick',
    header: words('column'),
    cell: ({ id, version, reference }) => ({
      kind: 'tick',
      value: `${id} ${version}`,
      label: words('tick', { reference }),
    }),
  }
  const register = (
    <FollowUpsRegister
      rows={page.rows}
      caption={t('caption')}
      columns={columns}
      before={tickable ? [ticks] : []}
      empty={empty}
    />
  )
  if (!tickable) return register
  const found = t(page.countIsCapped ? 'countCapped' : 'count', { count: page.count })
  return (
    <BulkSelect key={query} acts={acts} query={query} found={found}>
      {register}
    </BulkSelect>
  )
}
