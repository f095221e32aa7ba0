import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { DocBlock, DocRun } from './docx-types'

/** The width between the margins, in twentieths of a point. */
const WIDTH = 9_355

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const

/** How deep a paragraph stands in lists and quotes. */
type Place = { list: { reference: 'bullets' | 'numbers'; level: number; instance: number } | null; quoted: boolean }

const OPEN: Place = { list: null, quoted: false }
/** The deepest level that the numbering defines. */
const DEEPEST = 5

/** The blocks of a document as paragraphs and tables. */
export function bodyOf(blocks: readonly DocBlock[]): FileChild[] {
  // Each numbered list of a document counts from 1.
  let lists = 0
  const nextList = () => {
    lists += 1
    return lists
  }
  return blocks.flatMap((block) => childrenOf(block, OPEN, nextList))
}

function childrenOf(block: DocBlock, place: Place, nextList: () => number): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const heading = HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_5
      const numbering = block.number === null ? {} : { numbering: { reference: 'headings', level: block.level - 1 } }
      return [new Paragraph({ heading, ...numbering, children: [new TextRun(block.text)] })]
    }
    case 'paragraph':
      return [paragraph(block.runs, place)]
    case 'quote':
      return block.blocks.flatMap((one) => childrenOf(one, { ...place, quoted: true }, nextList))
    case 'list': {
      const instance = nextList()
      const deeper = place.list === null ? 0 : Math.min(place.list.level + 1, DEEPEST)
      const list = { reference: block.ordered ? ('numbers' as const) : ('bullets' as const), level: deeper, instance }
      return block.items.flatMap((item) => itemChildren(item, { ...place, list }, nextList))
    }
    case 'facts':
      return [factsTable(block.rows)]
    default:
      return [table(block), after()]
  }
}

/** Only the first paragraph of an item carries its sign; what follows stands below it. */
function itemChildren(item: readonly DocBlock[], place: Place, nextList: () => number): FileChild[] {
  return item.flatMap((block, at) =>
    at === 0 || block.kind === 'list' || place.list === null
      ? childrenOf(block, place, nextList)
      : block.kind === 'paragraph'
        ? [new Paragraph({ indent: { left: 425 * (place.list.level + 1) }, children: runsOf(block.runs) })]
        : childrenOf(block, { ...place, list: null }, nextList),
  )
}

const paragraph = (runs: readonly DocRun[], { list, quoted }: Place): Paragraph =>
  new Paragraph({
    ...(quoted ? { style: 'Quote' } : {}),
    ...(list ? { numbering: list } : {}),
    children: runsOf(runs),
  })

const runsOf = (runs: readonly DocRun[]): TextRun[] =>
  runs.map((run) =>
    'line' in run
      ? new TextRun({ break: 1 })
      : new TextRun({
          text: run.text,
          ...(run.strong ? { bold: true } : {}),
          ...(run.quiet ? { color: '555555' } : {}),
        }),
  )

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '999999' }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const INK_SAVING = { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE }
const CELL = { top: 50, bottom: 50, left: 60, right: 60 }

const cell = (runs: readonly DocRun[], width: number, strong = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL,
    children: [
      new Paragraph({
        style: 'TableText',
        children: runsOf(strong ? runs.map((run) => ('line' in run ? run : { ...run, strong: true })) : runs),
      }),
    ],
  })

function table({ columns, rows }: Extract<DocBlock, { kind: 'table' }>): Table {
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / 100))
  const row = (cells: readonly (readonly DocRun[])[], head: boolean) =>
    new TableRow({
      cantSplit: true,
      ...(head ? { tableHeader: true } : {}),
      children: cells.map((runs, at) => cell(runs, widths[at] ?? 0, head)),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: INK_SAVING,
    rows: [
      row(
        columns.map(({ label }) => [{ text: label }]),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  })
}

/** Terms at the left, what is said of them at the right, without lines. */
export function factsTable(rows: readonly { term: string; runs: readonly DocRun[] }[]): Table {
  const widths = [2_200, WIDTH - 2_200] as const
  const all = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: all,
    rows: rows.map(
      ({ term, runs }) =>
        new TableRow({
          cantSplit: true,
          children: [cell([{ text: term, quiet: true }], widths[0]), cell(runs, widths[1])],
        }),
    ),
  })
}

/** Word joins two tables that touch. */
const after = (): Paragraph => new Paragraph({ style: 'TableText', children: [] })
