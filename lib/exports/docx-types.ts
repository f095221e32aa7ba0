/** Words of one paragraph: a run of text, or the end of a line within it. */
export type DocRun =
  | {
      text: string
      strong?: boolean
      /** Of less weight: said, not read out. */
      quiet?: boolean
      /** A page of the application; for a screen alone. */
      href?: string
    }
  | { line: true }

/** One heading; a page and a file number them alike. */
export type DocHeading = {
  kind: 'heading'
  level: 1 | 2 | 3 | 4 | 5
  text: string
  /** An anchor within the document. */
  id: string
  /** `5` or `5.3`, for levels 1 and 2; each of them has one. */
  number: string | null
}

export type DocBlock =
  | DocHeading
  | { kind: 'paragraph'; runs: readonly DocRun[] }
  | { kind: 'quote'; blocks: readonly DocBlock[] }
  | { kind: 'list'; ordered: boolean; items: readonly (readonly DocBlock[])[] }
  | { kind: 'facts'; rows: readonly { term: string; runs: readonly DocRun[] }[] }
  | {
      kind: 'table'
      /** What it is of, for who does not see it. */
      label: string
      /** Shares of the width; together 100. */
      columns: readonly { label: string; share: number }[]
      /** Rows of cells; the first cell of a row says what the row is. */
      rows: readonly (readonly (readonly DocRun[])[])[]
    }

/** A report, a letter: words in their order, the same for a screen, for paper and for Word. */
export type TextDocument = {
  /** BCP 47, of the words that are ours. */
  language: string
  cover: {
    /** Small, above the title. */
    over: string
    title: string
    /** What it is and for whom: one line each. */
    lines: readonly string[]
    facts: readonly { term: string; runs: readonly DocRun[] }[]
  }
  /** The heading of the table of contents. */
  contents: string
  blocks: readonly DocBlock[]
  /** At the foot of every sheet. */
  foot: string
}
