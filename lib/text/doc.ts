import { Node } from 'prosemirror-model'
import { hasControl } from './control'
import { textSchema } from './schema'
import type { TextBlock, TextDoc } from './types'

export const EMPTY_DOC: TextDoc = { type: 'doc', content: [{ type: 'paragraph' }] }

/** The text as the schema has it (defaults filled in, nothing else kept); null when it is none. */
export function readDoc(json: unknown): TextDoc | null {
  try {
    const node = Node.fromJSON(textSchema, wellFormed(json) as object)
    if (node.type !== textSchema.topNodeType) return null
    node.check()
    return hasControl(node.textContent) ? null : (node.toJSON() as TextDoc)
  } catch {
    // Not of the schema, or nested deeper than a stack is.
    return null
  }
}

/** Half of a character outside the first plane, as an input method may leave it, becomes one that can be stored. */
function wellFormed(json: unknown): unknown {
  const text = JSON.stringify(json)
  // It alone is written as an escape; what only looks like one is read as it is.
  if (text === undefined || !/\\ud[89a-f]/.test(text)) return json
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : value,
  )
}

/** Plain text as paragraphs, one a line; empty lines only part them. */
export function docOf(text: string | null | undefined): TextDoc {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) return EMPTY_DOC
  return { type: 'doc', content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })) }
}

/** The words alone: a line a block, list items behind a dash or their number. Empty for an empty text. */
export const plainText = (doc: TextDoc): string =>
  doc.content
    .flatMap((block) => linesOf(block))
    .join('\n')
    .trim()

function linesOf(block: TextBlock): string[] {
  if (block.type === 'paragraph' || block.type === 'heading') {
    return [(block.content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')]
  }
  if (block.type === 'blockquote') return block.content.flatMap(linesOf)
  return block.content.flatMap((item, index) => {
    const sign = block.type === 'bullet_list' ? '–' : `${index + 1}.`
    return item.content.flatMap(linesOf).map((line, at) => (at === 0 ? `${sign} ${line}` : `  ${line}`))
  })
}

export const isEmptyDoc = (doc: TextDoc): boolean => plainText(doc) === ''

/** Whether two texts are the same, however their JSON is written. */
export function sameDoc(a: TextDoc, b: TextDoc): boolean {
  return Node.fromJSON(textSchema, a).eq(Node.fromJSON(textSchema, b))
}

/** The outcomes whose sentences are marked in the text, in its order, each once. */
export function outcomesIn(doc: TextDoc): string[] {
  const found = new Set<string>()
  Node.fromJSON(textSchema, doc).descendants((node) => {
    for (const mark of node.marks) if (mark.type === textSchema.marks.outcome) found.add(String(mark.attrs.id))
  })
  return [...found]
}
