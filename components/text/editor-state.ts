import { baseKeymap, chainCommands, exitCode } from 'prosemirror-commands'
import { history } from 'prosemirror-history'
import { InputRule, inputRules, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { Fragment, Node, type NodeType, Slice } from 'prosemirror-model'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import { type Command, EditorState, type Plugin } from 'prosemirror-state'
import { withoutControl } from '@/lib/text/control'
import { textSchema } from '@/lib/text/schema'
import type { TextDoc } from '@/lib/text/types'
import { COMMANDS, SHORTCUTS, TOOLS, type Tool } from './editor-tools'

const type = (name: string): NodeType => {
  const found = textSchema.nodes[name]
  if (!found) throw new Error(`the schema of texts lacks ${name}`)
  return found
}

/** A line of its own within a paragraph. */
const breakLine: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(type('hard_break').create()).scrollIntoView())
  return true
})

/** "- " and "1. " begin a list, "> " a quote, "# " and "## " a heading, as people type them anyway. */
const typed = () => [
  wrappingInputRule(/^\s*[-–•*]\s$/, type('bullet_list')),
  wrappingInputRule(/^\s*1[.)]\s$/, type('ordered_list')),
  wrappingInputRule(/^\s*>\s$/, type('blockquote')),
  new InputRule(/^(#{1,2})\s$/, (state, match, start, end) => {
    const $start = state.doc.resolve(start)
    const heading = type('heading')
    if (!$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), heading)) return null
    return state.tr.delete(start, end).setBlockType(start, start, heading, { level: (match[1] ?? '').length + 1 })
  }),
]

type Keys = {
  /** Runs a tool and says what it did. */
  run: (tool: Tool) => boolean
  toToolbar: () => void
  makeOutcome: () => boolean
}

/** Tab is not among them: it leaves the text, as it leaves every other field. */
const keys = ({ run, toToolbar, makeOutcome }: Keys): Record<string, Command> => ({
  ...Object.fromEntries(TOOLS.map((tool) => [SHORTCUTS[tool], () => run(tool)])),
  'Mod-Shift-z': () => run('redo'),
  'Mod-Shift-o': makeOutcome,
  'Alt-F10': () => {
    toToolbar()
    return true
  },
  Enter: splitListItem(type('list_item')),
  'Mod-]': sinkListItem(type('list_item')),
  'Mod-[': liftListItem(type('list_item')),
  'Shift-Enter': breakLine,
  Backspace: undoInputRule,
})

/** The state of an editor of `doc`. */
export const stateOf = (doc: TextDoc, handlers: Keys, plugins: readonly Plugin[]): EditorState =>
  EditorState.create({
    doc: Node.fromJSON(textSchema, doc),
    plugins: [
      inputRules({ rules: typed() }),
      keymap(keys(handlers)),
      keymap(baseKeymap),
      history({ newGroupDelay: 800 }),
      ...plugins,
    ],
  })

export const COMMAND_OF = COMMANDS

/**
 * What is pasted, without control characters and without the marks of outcomes: a copied sentence is not the one
 * that the outcome was made of.
 */
export function cleanSlice(slice: Slice): Slice {
  const clean = (fragment: Fragment): Fragment => {
    const nodes: Node[] = []
    fragment.forEach((node) => {
      if (!node.isText) nodes.push(node.copy(clean(node.content)))
      else {
        const words = withoutControl(node.text ?? '')
        const marks = node.marks.filter((mark) => mark.type !== textSchema.marks.outcome)
        nodes.push(textSchema.text(words, marks))
      }
    })
    return Fragment.fromArray(nodes)
  }
  return new Slice(clean(slice.content), slice.openStart, slice.openEnd)
}

/** Brings a state to `doc` by one step over what differs, so that a cursor elsewhere stays; null when nothing does. */
export function stepTo(state: EditorState, doc: TextDoc): ReturnType<EditorState['tr']['setMeta']> | null {
  const next = Node.fromJSON(textSchema, doc)
  const start = state.doc.content.findDiffStart(next.content)
  if (start === null) return null
  const end = state.doc.content.findDiffEnd(next.content)
  if (!end) return null
  // Where the same words stand on both sides of a change, the two ends can cross.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const tr = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
  return tr.setMeta('addToHistory', false)
}
