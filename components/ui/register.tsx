import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from './link'

export type Column<Row> = {
  key: string
  /** The head of the column, and on a phone the label beside the value. */
  header: string
  cell: (row: Row) => ReactNode
  /** Figures and dates stand at the right. */
  align?: 'right'
  /** The first column: the row's head; on a phone the card's title. */
  primary?: true
  /** Keep on one line. */
  narrow?: true
  /** Left out of the card on a phone. */
  hideOnPhone?: true
  /** Sorting by this column: where its head leads, and the order it is in now. */
  sort?: { href: string; order?: 'ascending' | 'descending' }
}

const CELL =
  'px-3 py-2 align-top sm:h-10 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-0.5 ' +
  'max-sm:before:shrink-0 max-sm:before:text-muted max-sm:before:content-[attr(data-label)]'

/**
 * A list of records: a plain table with a sticky head; on a phone each row is a card in the same order.
 * @param caption names the table for a screen reader
 * @param empty what stands instead of no rows: an `<EmptyState>`
 */
export function Register<Row>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty: ReactNode
}) {
  const { caption, columns, rows, rowKey, empty } = props
  if (rows.length === 0) return <>{empty}</>
  return (
    <div className="rounded border border-line bg-surface max-sm:border-0 max-sm:bg-transparent">
      <table className="w-full border-collapse text-left max-sm:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-14 z-10 bg-surface text-sm text-muted max-sm:sr-only print:static">
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:grid max-sm:gap-2">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className="border-t border-line hover:bg-sunken max-sm:block max-sm:rounded max-sm:border max-sm:bg-surface max-sm:p-3"
            >
              {columns.map((column) => (
                <RowCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead<Row>({ column }: { column: Column<Row> }) {
  const t = useTranslations('shell.list')
  const { header, align, sort } = column
  return (
    <th
      scope="col"
      className={`border-b border-line px-3 py-2 whitespace-nowrap ${align === 'right' ? 'text-right' : ''}`}
      {...(sort?.order ? { 'aria-sort': sort.order } : {})}
    >
      {sort ? (
        <Link
          href={sort.href}
          className="text-ink no-underline hover:underline"
          title={t('sortBy', { column: header })}
        >
          {header}
          {sort.order ? <span aria-hidden> {sort.order === 'ascending' ? '↑' : '↓'}</span> : null}
        </Link>
      ) : (
        header
      )}
    </th>
  )
}

function RowCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { align, primary, narrow, hideOnPhone, header } = column
  if (primary) {
    return (
      <th scope="row" className="px-3 py-2 align-top font-normal sm:h-10 max-sm:mb-1 max-sm:block max-sm:p-0">
        {column.cell(row)}
      </th>
    )
  }
  const extra = `${align === 'right' ? 'text-right' : ''} ${narrow ? 'sm:whitespace-nowrap' : ''} ${hideOnPhone ? 'max-sm:hidden' : ''}`
  return (
    <td data-label={header} className={`${CELL} ${extra}`}>
      <div className="min-w-0 max-sm:text-right">{column.cell(row)}</div>
    </td>
  )
}
