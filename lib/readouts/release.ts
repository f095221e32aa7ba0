import { plainText } from '@/lib/text/doc'
import type { TextBlock, TextDoc, TextNode } from '@/lib/text/types'

/** One piece of what may leave the office. */
export type ReleasedSection = { key: string; title: string; doc: TextDoc }

/** The same text where nothing says which sentences became outcomes: their ids stay in the office. */
export const withoutOutcomes = (doc: TextDoc): TextDoc => ({ type: 'doc', content: doc.content.map(bare) })

function bare(block: TextBlock): TextBlock {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content ? { ...block, content: block.content.map(bareWords) } : block
    case 'blockquote':
      return { ...block, content: block.content.map(bare) }
    default:
      return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(bare) })) }
  }
}

function bareWords(node: TextNode): TextNode {
  if (node.type !== 'text') return node
  const { marks = [], ...rest } = node
  const kept = marks.filter(({ type }) => type === 'strong')
  return kept.length > 0 ? { ...rest, marks: kept } : rest
}

/** What goes to the clipboard: the same words as plain text and as HTML. */
export type Copied = { text: string; html: string }

/** One text by itself: its words and nothing around them. */
export const copyOf = (doc: TextDoc): Copied => ({ text: plainText(doc), html: blocksHtml(doc.content) })

/** Lines of a head, then each section under its title. */
export function copyOfAll(head: readonly string[], sections: readonly ReleasedSection[]): Copied {
  const [title = '', ...facts] = head
  return {
    text: [head.join('\n'), ...sections.map((one) => `${one.title}\n${plainText(one.doc)}`)].join('\n\n'),
    html: [
      `<h1>${escaped(title)}</h1>`,
      ...facts.map((fact) => `<p>${escaped(fact)}</p>`),
      ...sections.map((one) => `<h2>${escaped(one.title)}</h2>${blocksHtml(one.doc.content)}`),
    ].join(''),
  }
}

const blocksHtml = (blocks: readonly TextBlock[]): string => blocks.map(blockHtml).join('')

function blockHtml(block: TextBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${wordsHtml(block.content)}</p>`
    case 'heading':
      return `<h${block.attrs.level + 1}>${wordsHtml(block.content)}</h${block.attrs.level + 1}>`
    case 'blockquote':
      return `<blockquote>${blocksHtml(block.content)}</blockquote>`
    default: {
      const tag = block.type === 'bullet_list' ? 'ul' : 'ol'
      return `<${tag}>${block.content.map((item) => `<li>${blocksHtml(item.content)}</li>`).join('')}</${tag}>`
    }
  }
}

const wordsHtml = (nodes: readonly TextNode[] = []): string =>
  nodes
    .map((node) => {
      if (node.type === 'hard_break') return '<br>'
      const words = escaped(node.text)
      return node.marks?.some(({ type }) => type === 'strong') ? `<strong>${words}</strong>` : words
    })
    .join('')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
