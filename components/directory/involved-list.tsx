import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { type Column, Register } from '@/components/ui/register'
import { Section } from '@/components/ui/section'
import type { Latest } from '@/lib/search/types'

/** One list under its heading, with how many there are beyond those shown. */
export function InvolvedList<Row extends { id: string }>(props: {
  id: string
  title: string
  empty: string
  list: Latest<Row>
  more: string
  columns: readonly Column<Row>[]
  action?: ReactNode
}) {
  const { id, title, empty, list, more, columns, action } = props
  return (
    <Section id={id} title={title} action={action}>
      <Register
        caption={title}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState>{empty}</EmptyState>}
        columns={columns}
      />
      {list.count > list.rows.length ? <p className="mt-2 text-sm text-muted">{more}</p> : null}
    </Section>
  )
}

/** The visit of a row, in a column of its own. */
export const visitLink = ({ visit }: { visit: { id: string; reference: string; title: string } }) => (
  <Link href={`/visits/${visit.id}`}>{visit.title}</Link>
)
