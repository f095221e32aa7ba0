import type { DocBlock, DocRun } from '@/lib/exports/docx-types'
import type { TextBlock, TextDoc, TextNode } from '@/lib/text/types'

/**
 * A structured text as blocks of a document.
 * @param under the level of the heading above it: its own begin one below
 * @param anchor begins the anchors of its headings
 */
export function blocksOf(doc: TextDoc, { under, anchor }: { under: 1 | 2 | 3; anchor: string }): DocBlock[] {
  let headings = 0
  const block = (node: TextBlock): DocBlock => {
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', runs: runsOf(node.content) }
      case 'heading': {
        headings += 1
        const level = Math.min(under + node.attrs.level - 1, 5) as 2 | 3 | 4 | 5
        const text = wordsOf(node.content)
        return { kind: 'heading', level, text, id: `${anchor}-${headings}`, number: null }
      }
      case 'blockquote':
        return { kind: 'quote', blocks: node.content.map(block) }
      default:
        return {
          kind: 'list',
          ordered: node.type === 'ordered_list',
          items: node.content.map((item) => item.content.map(block)),
        }
    }
  }
  return doc.content.map(block)
}

const runsOf = (content: readonly TextNode[] = []): DocRun[] =>
  content.map((node) =>
    node.type === 'hard_break'
      ? { line: true }
      : { text: node.text, ...(node.marks?.some(({ type }) => type === 'strong') ? { strong: true } : {}) },
  )

const wordsOf = (content: readonly TextNode[] = []): string =>
  content.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
