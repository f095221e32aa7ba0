'use client'

import { Children, type ReactNode } from 'react'
import type { Cell, CellPart } from './cell'
import { Link } from './link'
import { Tag } from './tag'

export type Head = {
  key: string
  header: string
  align?: 'right'
  primary?: true
  narrow?: true
  hideOnPhone?: true
  sort?: { href: string; title: string; order?: 'ascending' | 'descending' }
}
export type TableRow = { id: string; cells: readonly Cell[] }

/** The table of a register: a plain table with a sticky head; on a phone each row is a card in the same order. */
export function RegisterTable(props: { caption: string; heads: readonly Head[]; rows: readonly TableRow[] }) {
  const { caption, heads, rows } = props
  return (
    <div className="register">
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <ColumnHead key={head.key} head={head} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>{heads.map((head, at) => rowCell(head, cells[at]))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ head: { header, align, sort } }: { head: Head }) {
  return (
    <th
      scope="col"
      className={align === 'right' ? 'text-right' : undefined}
      {...(sort?.order ? { 'aria-sort': sort.order } : {})}
    >
      {sort ? (
        <Link href={sort.href} title={sort.title}>
          {header}
          {sort.order ? <span aria-hidden> {sort.order === 'ascending' ? '↑' : '↓'}</span> : null}
        </Link>
      ) : (
        header
      )}
    </th>
  )
}

function rowCell({ key, header, align, primary, narrow, hideOnPhone }: Head, cell: Cell): ReactNode {
  if (primary) {
    return (
      <th key={key} scope="row">
        {show(cell)}
      </th>
    )
  }
  const looks = [align && 'text-right', narrow && 'xl:whitespace-nowrap', hideOnPhone && 'max-sm:hidden'].filter(
    Boolean,
  )
  return (
    <td key={key} data-label={header} className={looks.length > 0 ? looks.join(' ') : undefined}>
      <div>{show(cell)}</div>
    </td>
  )
}

const isPart = (cell: Cell): cell is CellPart => typeof cell === 'object' && cell !== null && 'kind' in cell

function show(cell: Cell): ReactNode {
  if (Array.isArray(cell)) return Children.toArray(cell.map(show))
  return isPart(cell) ? showPart(cell) : (cell as ReactNode)
}

function showPart(part: CellPart): ReactNode {
  switch (part.kind) {
    case 'link':
      return <Link href={part.to}>{part.text}</Link>
    case 'tag':
      return <Tag tone={part.tone}>{part.text}</Tag>
    case 'muted':
      return <span className="text-muted">{part.text}</span>
    case 'figure':
      return <span className="figure">{part.text}</span>
    case 'unknown':
      return <span className="unknown">{part.text}</span>
    case 'group':
      return <span className="group">{show(part.parts)}</span>
    case 'tick':
      return (
        <label className="tick">
          <input type="checkbox" name="tick" value={part.value} aria-label={part.label} />
        </label>
      )
    case 'title':
      return (
        <>
          <Link href={part.to} className="title">
            {part.text}
          </Link>
          {part.under ? <div className={part.oneLine ? 'under one-line' : 'under'}>{show(part.under)}</div> : null}
          {show(part.after)}
        </>
      )
  }
}
