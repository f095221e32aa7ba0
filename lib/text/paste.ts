import { type HtmlToken, tokensOf } from './html'
import { type Line, LineWriter, nest } from './paste-lines'

/**
 * What an editor pastes of somebody's HTML (Word, Outlook, LibreOffice, Google Docs, a web page): paragraphs, two
 * levels of headings, lists, quotes, bold and line breaks, as HTML that holds nothing else. What was copied within an
 * editor comes through as it is: the schema reads it.
 */
export function cleanHtml(html: string): string {
  if (/<[^>]+ data-pm-slice=/.test(html)) return html
  return nest(linesOf(tokensOf(html)))
}

const HEADINGS: Readonly<Record<string, 2 | 3>> = { h1: 2, h2: 2, h3: 2, h4: 3, h5: 3, h6: 3 }
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hr html main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const DROPPED = new Set(
  'applet audio button canvas datalist del embed head iframe input math meter noscript object option picture progress select svg template textarea video'.split(
    ' ',
  ),
)
const DROPPED_CLASS = /\b(MsoCommentReference|msocomanchor|msocomoff|msocomtxt|msoDel)\b/
const DROPPED_STYLE = /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i

/** Elements that are gone with all that is in them: pictures, controls, comments, what a tracked change took away. */
const isDropped = ({ name, className, style }: HtmlToken & { kind: 'open' }): boolean =>
  DROPPED.has(name) || /^[ov]:/.test(name) || DROPPED_CLASS.test(className) || DROPPED_STYLE.test(style)

type Open = {
  name: string
  bold: boolean
  heading: boolean
  quote: boolean
  list: boolean
  cells: boolean
  item: boolean
}

const NOTHING = { bold: false, heading: false, quote: false, list: false, cells: false, item: false }

function linesOf(tokens: readonly HtmlToken[]): Line[] {
  const writer = new LineWriter()
  const stack: Open[] = []
  let dropping = 0
  const rows = rowsOf(tokens)
  tokens.forEach((token, index) => {
    if (token.kind === 'text') {
      if (dropping === 0) writer.text(token.raw)
      return
    }
    if (token.kind === 'close') {
      if (dropping > 0) dropping = closeDropped(token.name, dropping, stack)
      // The end of what stands around it ends what is left out too, as a browser would have it.
      if (dropping < 0) {
        dropping = 0
        return
      }
      if (dropping === 0) close(token.name, stack, writer)
      return
    }
    if (token.void) {
      if (dropping === 0) standAlone(token, writer)
      return
    }
    if (dropping === 0 && isDropped(token)) {
      // A marker of Word says by its own text which kind of list it heads.
      if (/mso-list:\s*ignore/i.test(token.style)) writer.marker(markerText(tokens, index))
      dropping = stack.length + 1
    }
    if (dropping > 0) stack.push({ ...NOTHING, name: token.name })
    else open(token, { cells: rows.has(index) }, stack, writer)
  })
  return writer.end()
}

/** The depth at which things are left out after an end tag: -1 when it ends just that element, 0 when one around it. */
function closeDropped(name: string, dropping: number, stack: Open[]): number {
  const at = stack.findLastIndex((one) => one.name === name)
  if (at < 0) return dropping
  if (at >= dropping) {
    stack.length = at
    return dropping
  }
  stack.length = dropping - 1
  return at === dropping - 1 ? -1 : 0
}

function open(token: HtmlToken & { kind: 'open' }, of: { cells: boolean }, stack: Open[], writer: LineWriter): void {
  const { name, style } = token
  const list = name === 'ul' || name === 'ol'
  const heading = HEADINGS[name] ?? (/\bMsoTitle\b/i.test(token.className) ? 2 : null)
  const entry = { ...NOTHING, name, heading: heading !== null, quote: name === 'blockquote', list, cells: of.cells }
  const item = name === 'li'
  if (BLOCKS.has(name) || item || heading) writer.breakBlock()
  if (name === 'td' || name === 'th') writer.cell()
  if (of.cells) writer.beginRow()
  if (list) writer.beginList(name)
  if (item) writer.beginItem()
  if (entry.quote) writer.quotes += 1
  const word = /mso-list:\s*(l\d+)\s+level(\d)/i.exec(style)
  if (heading) writer.heading = heading
  else if (word) writer.wordItem(word[1] ?? '', Number(word[2]))
  // What an element began with is what its end goes back to.
  stack.push({ ...entry, item, bold: writer.bold })
  writer.bold = isBold(token, writer.bold)
}

/** Ends the element and whatever was left open in it; an end without a beginning is nothing. */
function close(name: string, stack: Open[], writer: LineWriter): void {
  const at = stack.findLastIndex((one) => one.name === name)
  if (at < 0) {
    if (name === 'p') writer.breakBlock()
    return
  }
  while (stack.length > at) {
    const was = stack.pop()
    if (!was) return
    if (BLOCKS.has(was.name) || was.item || was.heading) writer.breakBlock()
    if (was.heading) writer.heading = null
    if (was.cells) writer.endRow()
    if (was.list) writer.endList()
    if (was.item) writer.endItem()
    if (was.quote) writer.quotes -= 1
    writer.bold = was.bold
  }
}

function standAlone({ name, style }: HtmlToken & { kind: 'open' }, writer: LineWriter): void {
  if (name === 'br') {
    if (/page-break|column-break/.test(style)) writer.breakBlock()
    else writer.lineBreak()
  } else if (name === 'hr') writer.breakBlock()
}

function isBold({ name, style }: HtmlToken & { kind: 'open' }, was: boolean): boolean {
  const weight = /(?:^|[;\s])font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase()
  if (weight) return /^(bold(er)?|[6-9]\d\d)$/.test(weight)
  return was || name === 'b' || name === 'strong'
}

/** The text of the element that begins at `index`. */
function markerText(tokens: readonly HtmlToken[], index: number): string {
  let depth = 0
  let text = ''
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) break
    if (token.kind === 'text') text += token.raw
    else if (token.kind === 'open') depth += token.void ? 0 : 1
    else depth -= 1
    if (depth === 0) break
  }
  return text.replace(/&nbsp;|&#160;|\u00a0/g, ' ').trim()
}

/**
 * The rows of a table that become one line each, by the index of their token: those of several cells without a table
 * in them. Tables that only lay out a page, as mail programs write them, are looked through.
 */
function rowsOf(tokens: readonly HtmlToken[]): ReadonlySet<number> {
  const rows = new Set<number>()
  const open: { index: number; cells: number; nested: boolean }[] = []
  tokens.forEach((token, index) => {
    if (token.kind === 'text') return
    if (token.kind === 'open' && token.name === 'table') for (const row of open) row.nested = true
    if (token.kind === 'open' && token.name === 'tr') open.push({ index, cells: 0, nested: false })
    const row = open.at(-1)
    if (!row) return
    if (token.kind === 'open' && (token.name === 'td' || token.name === 'th')) row.cells += 1
    if (token.kind === 'close' && token.name === 'tr') {
      open.pop()
      if (row.cells > 1 && !row.nested) rows.add(row.index)
    }
  })
  return rows
}
