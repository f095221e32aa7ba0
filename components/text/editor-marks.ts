import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { textSchema } from '@/lib/text/schema'

/** What is shown at the sentences that outcomes were made of: by id, the outcome's reference. */
export type MarkedReferences = Readonly<Record<string, string>>

type Shown = {
  references: MarkedReferences
  /** The words that are about to become an outcome; their place moves with the text. */
  pending: { from: number; to: number } | null
  decorations: DecorationSet
}
type Change = { references?: MarkedReferences; pending?: { from: number; to: number } | null }

const KEY = new PluginKey<Shown>('outcomes')

/** Shows the marked sentences with their references, and keeps the place of the one that is being made an outcome. */
export const outcomePlugin = (references: MarkedReferences): Plugin<Shown> =>
  new Plugin<Shown>({
    key: KEY,
    state: {
      init: (_, state) => shown(state.doc, references, null),
      apply: (tr, was) => {
        const change = tr.getMeta(KEY) as Change | undefined
        if (!change && !tr.docChanged) return was
        const pending = change?.pending === undefined ? moved(was.pending, tr) : change.pending
        const now = change?.references ?? was.references
        if (!pending && Object.keys(now).length === 0) return { references: now, pending, decorations: NONE }
        return shown(tr.doc, now, pending)
      },
    },
    props: { decorations: (state) => KEY.getState(state)?.decorations },
  })

const NONE = DecorationSet.empty

function moved(pending: Shown['pending'], tr: Transaction): Shown['pending'] {
  if (!pending) return null
  const from = tr.mapping.map(pending.from, 1)
  const to = tr.mapping.map(pending.to, -1)
  return from < to ? { from, to } : null
}

function shown(doc: Node, references: MarkedReferences, pending: Shown['pending']): Shown {
  const decorations: Decoration[] = []
  if (pending) decorations.push(Decoration.inline(pending.from, pending.to, { class: 'becoming' }))
  for (const { id, from, to } of rangesOf(doc)) {
    const reference = references[id]
    if (!reference) continue
    decorations.push(
      Decoration.inline(from, to, { class: 'became' }),
      Decoration.widget(to, () => label(reference), { side: -1, key: `${id} ${reference}`, marks: [] }),
    )
  }
  return { references, pending, decorations: DecorationSet.create(doc, decorations) }
}

function label(reference: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'reference'
  element.contentEditable = 'false'
  element.textContent = reference
  return element
}

type Range = { id: string; from: number; to: number }

/** The stretches of an outcome's mark, those that touch as one. */
function rangesOf(doc: Node): Range[] {
  const ranges: Range[] = []
  doc.descendants((node, pos) => {
    const mark = textSchema.marks.outcome?.isInSet(node.marks)
    if (!mark) return
    const id = String(mark.attrs.id)
    const last = ranges.at(-1)
    if (last?.id === id && last.to === pos) last.to = pos + node.nodeSize
    else ranges.push({ id, from: pos, to: pos + node.nodeSize })
  })
  return ranges
}

export const setReferences = (state: EditorState, references: MarkedReferences): Transaction =>
  state.tr.setMeta(KEY, { references } satisfies Change)

export const setPending = (state: EditorState, pending: Shown['pending']): Transaction =>
  state.tr.setMeta(KEY, { pending } satisfies Change)

/** Puts the outcome's mark on the words that wait for it, wherever they stand by now; null when they are gone. */
export function markPending(state: EditorState, id: string): Transaction | null {
  const pending = KEY.getState(state)?.pending
  const mark = textSchema.marks.outcome?.create({ id })
  if (!pending || !mark) return null
  return state.tr.addMark(pending.from, pending.to, mark).setMeta(KEY, { pending: null } satisfies Change)
}

/** Takes the mark of one outcome off, whoever put it there; null when there is none. */
export function unmark(state: EditorState, id: string): Transaction | null {
  const ranges = rangesOf(state.doc).filter((range) => range.id === id)
  const mark = textSchema.marks.outcome?.create({ id })
  if (ranges.length === 0 || !mark) return null
  const { tr } = state
  for (const { from, to } of ranges) tr.removeMark(from, to, mark)
  return tr
}

/** The words that are marked; without any, the sentence that the cursor stands in. Null where there are none. */
export function chosenWords(state: EditorState): { from: number; to: number; text: string } | null {
  const { from, to, empty, $from } = state.selection
  if (!empty) return trimmed(state.doc, from, to)
  if (!$from.parent.isTextblock) return null
  const words = $from.parent.textBetween(0, $from.parent.content.size, '\n', '\n')
  const at = $from.parentOffset
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(words)) {
    if (at <= index + segment.length)
      return trimmed(state.doc, $from.start() + index, $from.start() + index + segment.length)
  }
  return null
}

function trimmed(doc: Node, from: number, to: number): { from: number; to: number; text: string } | null {
  const raw = doc.textBetween(from, to, '\n', '\n')
  const text = raw.trim()
  if (text === '') return null
  // The ends of a selection are within a textblock, so what is trimmed there counts as many positions.
  const before = raw.search(/\S/)
  const after = raw.length - raw.trimEnd().length
  return { from: from + (raw.startsWith('\n') ? 0 : before), to: to - (raw.endsWith('\n') ? 0 : after), text }
}
