/** Cells of one row or column that may be merged: more is a broken table. */
const MOST_MERGED = 500
const SKIPPED = new Set(['STYLE', 'SCRIPT', 'TEMPLATE', 'DEL', 'HEAD', 'NOSCRIPT', 'OBJECT'])
const BLOCKS = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'UL', 'OL', 'TABLE'])

/**
 * The tables of a clipboard as rows of plain text; null when it holds none. Only text is taken: no
 * script runs and nothing is loaded. A cell merged downwards stands in each of its rows, one merged to the right in its first
 * column; lines between tables, such as the heading of a day, are rows of one cell. What a word processor keeps as
 * deleted or hidden is left out.
 */
export function tableFromHtml(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null
  const { body } = new DOMParser().parseFromString(inert(html), 'text/html')
  const rows: string[][] = []
  walk(body, rows)
  return body.querySelector('table') && rows.length > 0 ? rows : null
}

/**
 * The parser runs no script and loads nothing, but the page's content policy complains of each inline style and handler
 * that it meets: they are taken out of action beforehand, inside of tags only. `data-style` still tells what is hidden.
 */
const inert = (html: string): string =>
  html.replace(/<\/?[a-z][^>]*>/gi, (tag) =>
    tag
      .replace(/^<(\/?)(?:style|script)\b/i, '<$1template')
      .replace(/\s(on[a-z]+)\s*=/gi, ' data-handler=')
      .replace(/\sstyle\s*=/gi, ' data-style='),
  )

function walk(parent: Element, rows: string[][]): void {
  for (const child of parent.children) {
    if (isHidden(child)) continue
    if (child.tagName === 'TABLE') rows.push(...rowsOf(child as HTMLTableElement))
    else if (child.querySelector('table')) walk(child, rows)
    else {
      const line = textOf(child).replace(/\s+/g, ' ')
      if (line !== '') rows.push([line])
    }
  }
}

function rowsOf(table: HTMLTableElement): string[][] {
  const grid: string[][] = []
  // Cells merged downwards: which column is taken, for how many rows more, by what.
  const pending = new Map<number, { left: number; text: string }>()
  for (const row of table.rows) {
    if (isHidden(row)) continue
    const cells: string[] = []
    const takePending = () => {
      for (let from = pending.get(cells.length); from; from = pending.get(cells.length)) {
        if (from.left === 1) pending.delete(cells.length)
        else from.left -= 1
        cells.push(from.text)
      }
    }
    for (const cell of row.cells) {
      takePending()
      const text = textOf(cell)
      const [wide, high] = [cell.colSpan, cell.rowSpan].map((span) => Math.min(Math.max(span, 1), MOST_MERGED))
      for (let at = 0; at < (wide ?? 1); at += 1) {
        const own = at === 0 ? text : ''
        if ((high ?? 1) > 1) pending.set(cells.length, { left: (high ?? 1) - 1, text: own })
        cells.push(own)
      }
    }
    takePending()
    grid.push(cells)
  }
  return grid
}

function isHidden(element: Element): boolean {
  return (
    SKIPPED.has(element.tagName) || /display:\s*none|mso-hide:\s*all/i.test(element.getAttribute('data-style') ?? '')
  )
}

/** The text as lines: paragraphs and breaks end one, the source's own line ends are spaces. */
function textOf(element: Element): string {
  const parts: string[] = []
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) parts.push((node.textContent ?? '').replace(/[ \t\r\n]+/g, ' '))
    if (!(node instanceof Element) || isHidden(node)) return
    if (node.tagName === 'BR') parts.push('\n')
    node.childNodes.forEach(visit)
    if (BLOCKS.has(node.tagName)) parts.push('\n')
  }
  element.childNodes.forEach(visit)
  return parts
    .join('')
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** Rows as a spreadsheet puts them on the clipboard: tabs between cells, quotes around what holds one. */
export const toTabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\n')

const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
