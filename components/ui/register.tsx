import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Cell } from './cell'
import { type Head, RegisterTable } from './register-table'

export type Column<Row> = {
  key: string
  /** The head of the column, and on a phone the label beside the value. */
  header: string
  cell: (row: Row) => Cell
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

/**
 * A list of records.
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
  const t = useTranslations('shell.list')
  if (rows.length === 0) return <>{empty}</>
  const heads: Head[] = columns.map(({ cell: _, sort, ...head }) => ({
    ...head,
    ...(sort ? { sort: { ...sort, title: t('sortBy', { column: head.header }) } } : {}),
  }))
  const shown = rows.map((row) => ({ id: rowKey(row), cells: columns.map(({ cell }) => cell(row)) }))
  return <RegisterTable caption={caption} heads={heads} rows={shown} />
}
