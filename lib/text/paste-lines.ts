import { withoutControl } from './control'

type Words = { raw: string; bold: boolean } | 'break'
type List = { type: 'ul' | 'ol'; id: string }

/** One block of what is pasted, before lists are put together. */
export type Line = {
  heading: 2 | 3 | null
  /** From the outermost list to the one it stands in. */
  lists: readonly List[]
  /** It begins an item; else it goes on with the one before it. */
  begins: boolean
  quoted: boolean
  html: string
}

const SPACE = /(?:&nbsp;|&#160;|&#xa0;|[\u00a0\s])+/gi
/** `1.`, `(a)`, `iv)`, `1.2.3`: what heads an item of a numbered list in Word. */
const NUMBER = /^\(?(\d+([.]\d+)*[.)]?|[a-zа-яё]{1,6}[.)])$/i

/** Collects words into lines, one a block. */
export class LineWriter {
  bold = false
  heading: 2 | 3 | null = null
  quotes = 0
  private readonly lines: Line[] = []
  private words: Words[] = []
  private readonly lists: List[] = []
  private begins = false
  private counter = 0
  private word: { id: string; level: number; type: 'ul' | 'ol' } | null = null
  /** Cells seen of the row that becomes a line; -1 outside of one. */
  private cells = -1

  text(raw: string): void {
    this.words.push({ raw: withoutControl(raw).replace(ENTITIES, ' '), bold: this.bold })
  }
  lineBreak(): void {
    this.words.push(this.cells >= 0 ? { raw: ' ', bold: false } : 'break')
  }
  beginList(type: 'ul' | 'ol'): void {
    this.counter += 1
    this.lists.push({ type, id: String(this.counter) })
  }
  endList(): void {
    this.lists.pop()
  }
  beginItem(): void {
    this.begins = true
  }
  endItem(): void {
    this.begins = false
  }
  /** An item as Word writes them: a paragraph that names its list and level. */
  wordItem(id: string, level: number): void {
    this.word = { id, level, type: 'ul' }
    this.begins = true
  }
  marker(text: string): void {
    if (this.word) this.word.type = NUMBER.test(text) ? 'ol' : 'ul'
  }
  beginRow(): void {
    this.cells = 0
  }
  cell(): void {
    if (this.cells > 0) this.words.push({ raw: ' | ', bold: false })
    if (this.cells >= 0) this.cells += 1
  }
  endRow(): void {
    this.cells = -1
    this.breakBlock()
  }

  /** Ends the line; within a row's cells blocks are parted by a space alone. */
  breakBlock(): void {
    if (this.cells >= 0) {
      this.words.push({ raw: ' ', bold: false })
      return
    }
    // Two breaks in a row part paragraphs, as mail programs write them.
    for (const words of partedAtBreaks(this.words)) this.write(words)
    this.words = []
    this.word = null
  }

  end(): Line[] {
    this.cells = -1
    this.breakBlock()
    return this.lines
  }

  private write(words: readonly Words[]): void {
    const html = htmlOf(words, this.heading !== null)
    if (html === '') return
    const lists = this.heading !== null ? [] : this.word ? this.wordLists(this.word) : [...this.lists]
    this.lines.push({ heading: this.heading, lists, begins: this.begins, quoted: this.quotes > 0, html })
    this.begins = false
  }

  /** The outer levels of an item of Word, as the items before it have them. */
  private wordLists({ id, level, type }: { id: string; level: number; type: 'ul' | 'ol' }): List[] {
    const before = this.lines.at(-1)?.lists ?? []
    const outer = Array.from({ length: level - 1 }, (_, index) => before[index] ?? { type, id })
    return [...outer, { type, id }]
  }
}

/** The same characters, written as entities. */
const ENTITIES = /&#(x0?[0-8bcef]|x1[0-9a-f]|[0-8]|1[1245-9]|2\d|3[01]);/gi

function partedAtBreaks(words: readonly Words[]): Words[][] {
  const parts: Words[][] = [[]]
  let breaks = 0
  for (const word of words) {
    if (word === 'break') {
      breaks += 1
      continue
    }
    if (breaks > 0 && word.raw.replace(SPACE, '') === '') continue
    if (breaks > 1) parts.push([])
    else if (breaks === 1) parts.at(-1)?.push('break')
    breaks = 0
    parts.at(-1)?.push(word)
  }
  return parts
}

/** The words as HTML of the schema; in a heading nothing is bold but the heading. */
function htmlOf(words: readonly Words[], plain: boolean): string {
  let html = ''
  let bold = false
  const turn = (to: boolean) => {
    if (to !== bold) html += to ? '<strong>' : '</strong>'
    bold = to
  }
  for (const word of words) {
    if (word === 'break') {
      html = `${html.trimEnd()}<br>`
      continue
    }
    const raw = word.raw.replace(SPACE, (space) => (/^(&nbsp;|&#160;|&#xa0;|\u00a0)$/i.test(space) ? '\u00a0' : ' '))
    if (raw.trim() !== '') turn(word.bold && !plain)
    html += html === '' || html.endsWith('<br>') || html.endsWith(' ') ? raw.trimStart() : raw
  }
  turn(false)
  html = html.replace(/[\s\u00a0]+(<\/strong>)?$/, '$1').replace(/^(<br>)+|(<br>)+$/g, '')
  return html.replace(/<\/?strong>|<br>/g, '').trim() === '' ? '' : html
}

/** Lines as HTML, items within their lists. A list begins one level deeper than what is open, never two. */
export function nest(lines: readonly Line[]): string {
  let html = ''
  const open: List[] = []
  let quote = false
  const shut = (to: number) => {
    while (open.length > to) html += `</li></${open.pop()?.type}>`
  }
  for (const line of lines) {
    const quoted = line.quoted && line.lists.length === 0 && line.heading === null
    if (line.lists.length === 0) shut(0)
    if (quote !== quoted && open.length === 0) {
      html += quoted ? '<blockquote>' : '</blockquote>'
      quote = quoted
    }
    if (line.lists.length > 0)
      placeItem(line, open, shut, (more) => {
        html += more
      })
    const name = line.heading === null ? 'p' : line.heading === 2 ? 'h2' : 'h4'
    html += `<${name}>${line.html}</${name}>`
  }
  shut(0)
  return quote ? `${html}</blockquote>` : html
}

function placeItem(line: Line, open: List[], shut: (to: number) => void, write: (html: string) => void): void {
  const depth = Math.min(line.lists.length, open.length + 1)
  const list = line.lists[line.lists.length - 1]
  if (!list) return
  shut(depth)
  const top = open.at(-1)
  if (open.length === depth && top) {
    if (top.type === list.type && top.id === list.id) {
      if (line.begins) write('</li><li>')
      return
    }
    if (!line.begins) return
    shut(depth - 1)
  }
  open.push(list)
  write(`<${list.type}><li>`)
}
