/** A column of an exported table. `width` is in characters. */
export type TableColumn = { header: string; kind: 'text' | 'number' | 'day'; width: number }
/** A text, a number, or a day `YYYY-MM-DD`, as its column says; null is an empty cell. */
export type TableCell = string | number | null
export type TableRow = readonly TableCell[]

/** Rows as they come, some at a time: whoever reads asks for the next ones, and may stop. */
export type TableBatches = AsyncIterable<readonly TableRow[]>
