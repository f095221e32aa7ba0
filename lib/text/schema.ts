import { type DOMOutputSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model'
import { UUID } from '@/lib/platform/id-pattern'

const tag =
  (name: string): (() => DOMOutputSpec) =>
  () => [name, 0]

const block = (content: string, name: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  content,
  group: 'block',
  parseDOM: [{ tag: name }],
  toDOM: tag(name),
  ...more,
})

function checkLevel(level: unknown): void {
  if (level !== 2 && level !== 3) throw new RangeError('No such level of heading')
}

function checkId(id: unknown): void {
  if (typeof id !== 'string' || !UUID.test(id)) throw new RangeError('No id of an outcome')
}

/**
 * The one schema of structured text (ProseMirror): the editor can hold nothing else, the server stores nothing else.
 * Two levels of heading below the title of the section that it stands in.
 */
export const textSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: block('inline*', 'p'),
    heading: block('inline*', 'h3', {
      attrs: { level: { default: 2, validate: checkLevel } },
      defining: true,
      parseDOM: [
        { tag: 'h1', attrs: { level: 2 } },
        { tag: 'h2', attrs: { level: 2 } },
        { tag: 'h3', attrs: { level: 2 } },
        { tag: 'h4', attrs: { level: 3 } },
        { tag: 'h5', attrs: { level: 3 } },
        { tag: 'h6', attrs: { level: 3 } },
      ],
      // The section's own heading is an h2 of the page.
      toDOM: (node: Node): DOMOutputSpec => [node.attrs.level === 2 ? 'h3' : 'h4', 0],
    }),
    blockquote: block('block+', 'blockquote', { defining: true }),
    bullet_list: block('list_item+', 'ul'),
    ordered_list: block('list_item+', 'ol'),
    list_item: { content: 'paragraph block*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: tag('li') },
    text: { group: 'inline' },
    hard_break: {
      inline: true,
      group: 'inline',
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: (): DOMOutputSpec => ['br'],
    },
  },
  marks: {
    /** A sentence that an outcome was made of; it keeps its place while the text around it changes. */
    outcome: {
      attrs: { id: { validate: checkId } },
      inclusive: false,
      parseDOM: [{ tag: 'mark[data-outcome]', getAttrs: (node) => ({ id: node.getAttribute('data-outcome') }) }],
      toDOM: (mark): DOMOutputSpec => ['mark', { 'data-outcome': String(mark.attrs.id) }, 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        // Word writes <b style="font-weight:normal"> around what it pastes.
        { tag: 'b', getAttrs: (node) => node.style.fontWeight !== 'normal' && null },
        { style: 'font-weight', getAttrs: (value) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null },
      ],
      toDOM: tag('strong'),
    },
  },
})
