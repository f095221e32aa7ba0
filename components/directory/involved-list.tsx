import type { ReactNode } from 'react'
import { type Cell, link } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { type Column, Register } from '@/components/ui/register'
import { Section } from '@/components/ui/section'
import type { Latest } from '@/lib/search/types'

/** Where a list stands: the first of it, with a link to all, or a page of it, with the links to those beside it. */
export type InvolvedPlace = { all: string } | { pager: ReactNode }

/** One list under its heading, with the way to what is beyond the rows shown. */
export function InvolvedList<Row extends { id: string }>(props: {
  id: string
  title: string
  empty: string
  list: Latest<Row>
  /** How the link to all of it is called. */
  more: string
  place: InvolvedPlace
  columns: readonly Column<Row>[]
  action?: ReactNode
}) {
  const { id, title, empty, list, more, place, columns, action } = props
  return (
    <Section id={id} title={title} action={action}>
      <Register
        caption={title}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState>{empty}</EmptyState>}
        columns={columns}
      />
      {'pager' in place ? place.pager : null}
      {'all' in place && list.count > list.rows.length ? (
        <p className="mt-2">
          <Link href={place.all}>{more}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** The visit of a row, in a column of its own. */
export const visitLink = ({ visit }: { visit: { id: string; reference: string; title: string } }): Cell =>
  link(`/visits/${visit.id}`, visit.title)
