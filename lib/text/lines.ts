import type { TextBlock, TextDoc, TextItem, TextMark, TextNode } from './types'

/**
 * What a line stands in. `item`: it is the first of an item of a list. `begins`: it is the first of the container, said
 * only where it would else go on with the one before; so a line is the same whatever is put before it.
 */
export type Wrap = { type: 'blockquote' | 'bullet_list' | 'ordered_list'; begins: boolean; item: boolean }

/** One paragraph or heading with what it stands in, from the outermost on: a text is a list of these. */
export type Line = { level: 2 | 3 | null; wraps: readonly Wrap[]; nodes: readonly TextNode[] }

/** A text as its lines; `docOfLines` puts them together again. */
export function linesOf(doc: TextDoc): Line[] {
  let before: readonly Wrap[] = []
  return doc.content
    .flatMap((block) => linesIn(block, []))
    .map((line) => {
      const wraps = needed(line.wraps, before)
      before = line.wraps
      return { ...line, wraps }
    })
}

/** The wraps with `begins` only where the line before stands in a container of that type at the same place. */
function needed(wraps: readonly Wrap[], before: readonly Wrap[]): Wrap[] {
  let goesOn = true
  return wraps.map((wrap, depth) => {
    goesOn &&= before[depth]?.type === wrap.type
    const begins = goesOn && wrap.begins
    goesOn &&= !wrap.begins && !wrap.item
    return { ...wrap, begins }
  })
}

function linesIn(block: TextBlock, wraps: readonly Wrap[]): Line[] {
  if (block.type === 'paragraph') return [{ level: null, wraps, nodes: (block.content ?? []).map(inOrder) }]
  if (block.type === 'heading') return [{ level: block.attrs.level, wraps, nodes: (block.content ?? []).map(inOrder) }]
  const { type } = block
  if (block.type === 'blockquote') {
    return block.content.flatMap((child, index) =>
      linesIn(child, within(wraps, { type, begins: index === 0, item: false }, index === 0)),
    )
  }
  return block.content.flatMap((item, at) =>
    item.content.flatMap((child, index) => {
      const first = at === 0 && index === 0
      return linesIn(child, within(wraps, { type, begins: first, item: index === 0 }, first))
    }),
  )
}

/** A store gives properties back in another order; what is compared as text has one. */
function inOrder(node: TextNode): TextNode {
  if (node.type === 'hard_break') return { type: 'hard_break' }
  const marks = node.marks?.map(
    (mark): TextMark =>
      mark.type === 'strong' ? { type: 'strong' } : { type: 'outcome', attrs: { id: mark.attrs.id } },
  )
  return { type: 'text', text: node.text, ...(marks && marks.length > 0 ? { marks } : {}) }
}

/** What is not the first line of a container is none of the first of those around it either. */
const within = (outer: readonly Wrap[], wrap: Wrap, first: boolean): Wrap[] => [
  ...(first ? outer : outer.map((one) => ({ ...one, begins: false, item: false }))),
  wrap,
]

type Open = { type: Wrap['type']; blocks: TextBlock[]; items: TextItem[] }

/**
 * Lines as a text of the schema, whatever their order: a line that goes on with something that is not there begins it,
 * and a heading that would head an item becomes its paragraph.
 */
export function docOfLines(lines: readonly Line[]): TextDoc {
  const content: TextBlock[] = []
  const open: Open[] = []
  const top = (): TextBlock[] => {
    const inner = open.at(-1)
    if (!inner) return content
    return inner.type === 'blockquote' ? inner.blocks : (inner.items.at(-1)?.content ?? [])
  }
  for (const { level, wraps, nodes } of lines) {
    let kept = 0
    while (kept < wraps.length && kept < open.length && open[kept]?.type === wraps[kept]?.type && !wraps[kept]?.begins)
      kept += 1
    // An item that begins further out ends what is open within the one before it.
    const newItem = wraps.findIndex((wrap, index) => index < kept && wrap.item)
    if (newItem >= 0) kept = newItem + 1
    open.length = kept
    if (newItem >= 0) beginItem(open[newItem])
    for (const { type } of wraps.slice(kept)) {
      const made: Open = { type, blocks: [], items: [] }
      top().push(blockOf(made))
      open.push(made)
      beginItem(made)
    }
    const heads = level !== null && open.at(-1)?.type !== 'blockquote' && open.length > 0 && top().length === 0
    top().push(textblock(heads ? null : level, nodes))
  }
  return { type: 'doc', content: content.length > 0 ? content.map(whole) : [{ type: 'paragraph' }] }
}

function beginItem(list: Open | undefined): void {
  if (list && list.type !== 'blockquote') list.items.push({ type: 'list_item', content: [] })
}

const blockOf = ({ type, blocks, items }: Open): TextBlock =>
  type === 'blockquote' ? { type, content: blocks } : { type, content: items }

function textblock(level: 2 | 3 | null, nodes: readonly TextNode[]): TextBlock {
  const content = nodes.length > 0 ? { content: [...nodes] } : {}
  return level === null ? { type: 'paragraph', ...content } : { type: 'heading', attrs: { level }, ...content }
}

/** An item begins with a paragraph: where something else came first, an empty one. */
function whole(block: TextBlock): TextBlock {
  if (block.type === 'paragraph' || block.type === 'heading') return block
  if (block.type === 'blockquote') return { type: 'blockquote', content: block.content.map(whole) }
  return {
    type: block.type,
    content: block.content.map((item) => {
      const content = item.content.map(whole)
      return { ...item, content: content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content] }
    }),
  }
}

/** What two lines have in common to be the same line, wherever they stand; marks of outcomes are no difference. */
export const keyOf = ({ level, wraps, nodes }: Line): string =>
  JSON.stringify([level, wraps.map(({ type }) => type), tokensOf(nodes).map(tokenKey)])

/** All of a line, marks and places too: what a merge goes by. */
export const exactKeyOf = ({ level, wraps, nodes }: Line): string => JSON.stringify([level, wraps, nodes])

/** A word, a space or a sign with its marks. */
export type Token = TextNode

const WORDS = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+|\s+|[^\s]/gu

export const tokensOf = (nodes: readonly TextNode[]): Token[] =>
  nodes.flatMap((node) =>
    node.type === 'text' ? (node.text.match(WORDS) ?? []).map((text): Token => ({ ...node, text })) : [node],
  )

export const tokenKey = (token: Token): string =>
  token.type === 'text' ? `${token.marks?.some(({ type }) => type === 'strong') ? 'b' : 'n'}${token.text}` : '\n'

/** Tokens as the nodes of a text: those with the same marks are one. */
export function nodesOf(tokens: readonly Token[]): TextNode[] {
  const nodes: TextNode[] = []
  for (const token of tokens) {
    const last = nodes.at(-1)
    if (token.type === 'text' && last?.type === 'text' && sameMarks(last, token))
      nodes[nodes.length - 1] = { ...last, text: last.text + token.text }
    else nodes.push(token)
  }
  return nodes
}

const sameMarks = (a: TextNode & { type: 'text' }, b: TextNode & { type: 'text' }): boolean =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

/** The number of each line that begins an item of a numbered list, by the line. */
export function itemNumbers(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const numbers = new Map<Line, number>()
  const counts: number[] = []
  for (const line of lines) {
    counts.length = Math.min(counts.length, line.wraps.length)
    line.wraps.forEach(({ type, begins, item }, depth) => {
      if (begins || type !== 'ordered_list') counts.length = depth
      if (item) counts[depth] = (counts[depth] ?? 0) + 1
      counts[depth] ??= 0
    })
    const inner = line.wraps.at(-1)
    if (inner?.item && inner.type === 'ordered_list') numbers.set(line, counts[line.wraps.length - 1] ?? 1)
  }
  return numbers
}
