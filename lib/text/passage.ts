import type { TextBlock, TextDoc, TextNode } from './types'

/** The words that an outcome was made of, within the paragraph that they stand in. */
export type Passage = { before: string; words: string; after: string }

/** The marked words of an outcome in the first paragraph that has any; null where the text has none. */
export function passageOf(doc: TextDoc, outcomeId: string): Passage | null {
  for (const block of doc.content) {
    const found = passageIn(block, outcomeId)
    if (found) return found
  }
  return null
}

function passageIn(block: TextBlock, outcomeId: string): Passage | null {
  if (block.type === 'paragraph' || block.type === 'heading') return marked(block.content ?? [], outcomeId)
  const inner = block.type === 'blockquote' ? block.content : block.content.flatMap((item) => item.content)
  for (const child of inner) {
    const found = passageIn(child, outcomeId)
    if (found) return found
  }
  return null
}

function marked(nodes: readonly TextNode[], outcomeId: string): Passage | null {
  const isOf = (node: TextNode) =>
    node.type === 'text' && (node.marks ?? []).some((mark) => mark.type === 'outcome' && mark.attrs.id === outcomeId)
  const [first, last] = [nodes.findIndex(isOf), nodes.findLastIndex(isOf)]
  if (first < 0) return null
  const words = (some: readonly TextNode[]) => some.map((node) => (node.type === 'text' ? node.text : '\n')).join('')
  return {
    before: words(nodes.slice(0, first)),
    words: words(nodes.slice(first, last + 1)),
    after: words(nodes.slice(last + 1)),
  }
}
