import type { Message } from '@/lib/platform/result'

/** Rows of cells, equally long. */
export type Table = string[][]

/**
 * - `notUnderstood`: the text of a cell is not in the record (it may be kept as a note)
 * - `guess`: read or filled in by us: to be looked at
 * - `told`: how something was read
 * - `problem`: the row cannot be added like this
 */
export type MarkKind = 'notUnderstood' | 'guess' | 'told' | 'problem'
export type Mark<F extends string = string> = { field: F; kind: MarkKind; message: Message }

/** A value of the record to be, as a person reads it: `message` for what the message files name. */
export type Shown<F extends string = string> = { field: F; text: string } | { field: F; message: Message }

/** One row of the paste as the record that it would become. */
export type PastedRow<I, F extends string = string> = {
  /** The row of the table, from 0. */
  line: number
  /** As the command takes it, without the ids. */
  input: I
  shown: Shown<F>[]
  marks: Mark<F>[]
  /** Why it is not added unless a person wants it. */
  leaveOut: Message | null
  /** Records of the directory that it may be; `''` stands for a new one. */
  same: { chosen: string; options: { id: string; label: string }[] } | null
}

/** Rows that are no record of their own, such as the heading of a day. */
export type PastedHeading = { line: number; text: string; message: Message }

export type Preview<I, F extends string = string> = {
  table: Table
  /** Whether the first row holds the names of the columns. */
  header: boolean
  /** What each column is taken for. */
  columns: F[]
  rows: PastedRow<I, F>[]
  headings: PastedHeading[]
}
