/** Rows of one paste, headings not counted. */
export const MAX_PASTED_ROWS = 200
/** Characters of one paste. */
export const MAX_PASTED_TEXT = 200_000
/** Columns of a pasted table. */
export const MAX_COLUMNS = 30
