import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands'
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { NodeType } from 'prosemirror-model'
import { liftListItem, wrapInList } from 'prosemirror-schema-list'
import type { Command, EditorState } from 'prosemirror-state'
import { textSchema } from '@/lib/text/schema'

const { nodes, marks } = textSchema
const { paragraph, heading, blockquote, bullet_list, ordered_list, list_item } = nodes
if (!paragraph || !heading || !blockquote || !bullet_list || !ordered_list || !list_item || !marks.strong)
  throw new Error('the schema of texts lacks a node')
const strong = marks.strong

export const TOOLS = ['bold', 'heading', 'subheading', 'bullets', 'numbers', 'quote', 'undo', 'redo'] as const
export type Tool = (typeof TOOLS)[number]
export type ToolState = { pressed: boolean; possible: boolean }
export type ToolStates = Record<Tool, ToolState>

/** The nearest node of a type around the selection: its depth, 0 where there is none. */
function depthOf(state: EditorState, ...types: NodeType[]): number {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) if (types.includes($from.node(depth).type)) return depth
  return 0
}

const isBold = (state: EditorState): boolean => {
  const { from, to, empty, $from } = state.selection
  if (empty) return strong.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, strong)
}

const isHeading = (state: EditorState, level: number): boolean => {
  const { parent } = state.selection.$from
  return parent.type === heading && parent.attrs.level === level
}

/** A heading of that level, or a paragraph again. */
const toggleHeading =
  (level: number): Command =>
  (state, dispatch) =>
    isHeading(state, level)
      ? setBlockType(paragraph)(state, dispatch)
      : setBlockType(heading, { level })(state, dispatch)

/** Into a list of that type, from one type to the other, or out of it. */
const toggleList =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const depth = depthOf(state, bullet_list, ordered_list)
    if (depth === 0) return wrapInList(type)(state, dispatch)
    const { $from } = state.selection
    if ($from.node(depth).type === type) return liftListItem(list_item)(state, dispatch)
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type).scrollIntoView())
    return true
  }

const toggleQuote: Command = (state, dispatch) =>
  depthOf(state, blockquote) > 0 ? lift(state, dispatch) : wrapIn(blockquote)(state, dispatch)

export const COMMANDS: Record<Tool, Command> = {
  bold: toggleMark(strong),
  heading: toggleHeading(2),
  subheading: toggleHeading(3),
  bullets: toggleList(bullet_list),
  numbers: toggleList(ordered_list),
  quote: toggleQuote,
  undo,
  redo,
}

/** As `aria-keyshortcuts` has them; `Mod` is Control, or Command on a Mac. */
export const SHORTCUTS: Record<Tool, string> = {
  bold: 'Mod-b',
  heading: 'Mod-Alt-2',
  subheading: 'Mod-Alt-3',
  bullets: 'Mod-Shift-8',
  numbers: 'Mod-Shift-7',
  quote: 'Mod-Shift-9',
  undo: 'Mod-z',
  redo: 'Mod-y',
}

/** Which tools are on at the selection, and which could do something. */
export function toolStates(state: EditorState): ToolStates {
  const list = depthOf(state, bullet_list, ordered_list)
  const listType = list > 0 ? state.selection.$from.node(list).type : null
  const tool = (name: Tool, pressed: boolean): ToolState => ({ pressed, possible: pressed || COMMANDS[name](state) })
  return {
    bold: tool('bold', isBold(state)),
    heading: tool('heading', isHeading(state, 2)),
    subheading: tool('subheading', isHeading(state, 3)),
    bullets: tool('bullets', listType === bullet_list),
    numbers: tool('numbers', listType === ordered_list),
    quote: tool('quote', depthOf(state, blockquote) > 0),
    undo: { pressed: false, possible: undoDepth(state) > 0 },
    redo: { pressed: false, possible: redoDepth(state) > 0 },
  }
}

export const sameTools = (a: ToolStates, b: ToolStates): boolean =>
  TOOLS.every((tool) => a[tool].pressed === b[tool].pressed && a[tool].possible === b[tool].possible)
