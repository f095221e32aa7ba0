'use client'

import { type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { cleanHtml } from '@/lib/text/paste'
import type { TextDoc } from '@/lib/text/types'
import { chosenWords, markPending, outcomePlugin, setPending, setReferences, unmark } from './editor-marks'
import { COMMAND_OF, cleanSlice, stateOf, stepTo } from './editor-state'
import { sameTools, type Tool, type ToolStates, toolStates } from './editor-tools'
import type { Near } from './outcome-button'
import { Outgoing } from './outgoing'
import type { TextEditorProps } from './text-editor'

type Options = {
  attributes: Record<string, string>
  onTools: (states: ToolStates) => void
  /** A tool was used: say what it did. */
  onRun: (tool: Tool, after: ToolStates) => void
  toToolbar: () => void
  noWords: () => void
}

type Handle = {
  host: RefObject<HTMLDivElement | null>
  run: (tool: Tool) => boolean
  focus: () => void
  makeOutcome: () => boolean
  near: Near
}

/** The view of ProseMirror within React: made once, then told what changes. */
export function useEditorView(props: TextEditorProps, options: Options): Handle {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const outgoing = useRef<Outgoing | null>(null)
  const latest = useRef({ props, options })
  latest.current = { props, options }
  const [near, setNear] = useState<Near>(null)

  const run = useCallback((tool: Tool): boolean => {
    const now = view.current
    if (!now) return false
    const done = COMMAND_OF[tool](now.state, now.dispatch, now)
    if (done) latest.current.options.onRun(tool, toolStates(now.state))
    return done
  }, [])
  const focus = useCallback(() => view.current?.focus(), [])

  const makeOutcome = useCallback((): boolean => {
    const now = view.current
    const { onMakeOutcome } = latest.current.props
    if (!now || !onMakeOutcome) return false
    const words = chosenWords(now.state)
    if (!words) {
      latest.current.options.noWords()
      return true
    }
    const send = (tr: Transaction | null): boolean => {
      if (!tr || !view.current) return false
      view.current.dispatch(tr)
      return true
    }
    now.dispatch(setPending(now.state, words))
    onMakeOutcome({
      text: words.text,
      mark: (id) => {
        const done = view.current !== null && send(markPending(view.current.state, id))
        outgoing.current?.flush()
        return done
      },
      release: () => {
        if (view.current) send(setPending(view.current.state, null))
        view.current?.focus()
      },
    })
    return true
  }, [])

  useEffect(() => {
    const place = host.current
    if (!place) return
    const { props: first, options: with_ } = latest.current
    const state = stateOf(first.doc, { run, makeOutcome, toToolbar: () => latest.current.options.toToolbar() }, [
      outcomePlugin(first.markedOutcomes ?? {}),
      lifePlugin({ onSelect: setNear, focused: () => latest.current.props.onFocus?.() }),
    ])
    let tools = toolStates(state)
    with_.onTools(tools)
    const out = new Outgoing(
      first.doc,
      () => view.current?.state.doc ?? null,
      (doc) => latest.current.props.onChange(doc),
    )
    outgoing.current = out
    const made = new EditorView(place, {
      state,
      attributes: (now) => ({
        ...latest.current.options.attributes,
        class: `${latest.current.options.attributes.class ?? ''}${isBlank(now) ? ' is-empty' : ''}`,
      }),
      transformPastedHTML: cleanHtml,
      transformPasted: (slice, from) => (from.dragging ? slice : cleanSlice(slice)),
      dispatchTransaction(tr) {
        made.updateState(made.state.apply(tr))
        if (tr.docChanged && !tr.getMeta(OUTSIDE)) out.changed()
        const next = toolStates(made.state)
        if (!sameTools(tools, next)) {
          tools = next
          latest.current.options.onTools(next)
        }
      },
    })
    view.current = made
    if (first.focusFirst) made.focus()
    const leave = () => out.flush()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    made.dom.addEventListener('blur', leave)
    return () => {
      out.flush()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      view.current = null
      outgoing.current = null
      made.destroy()
    }
  }, [run, makeOutcome])

  const { doc, markedOutcomes } = props
  useEffect(() => {
    const [now, out] = [view.current, outgoing.current]
    if (!now || !out) return
    if (!now.composing) return bringIn(now, out, doc)
    // Words that an input method is putting together are left alone until they stand.
    const later = () => setTimeout(() => view.current && bringIn(view.current, out, doc))
    now.dom.addEventListener('compositionend', later, { once: true })
    return () => now.dom.removeEventListener('compositionend', later)
  }, [doc])
  const references = JSON.stringify(markedOutcomes ?? {})
  useEffect(() => {
    view.current?.dispatch(setReferences(view.current.state, JSON.parse(references)))
  }, [references])
  const undone = (props.undoneOutcomes ?? []).join(' ')
  useEffect(() => {
    for (const id of undone.split(' ')) {
      const tr = view.current && id ? unmark(view.current.state, id) : null
      if (tr) view.current?.dispatch(tr)
    }
  }, [undone])
  const attributes = JSON.stringify(options.attributes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view asks for its attributes when its state is set
  useEffect(() => {
    view.current?.updateState(view.current.state)
  }, [attributes])
  return { host, run, focus, makeOutcome, near }
}

/** Of a transaction that brings in what came from outside: it is not handed out again. */
const OUTSIDE = 'outside'

function bringIn(view: EditorView, outgoing: Outgoing, doc: TextDoc): void {
  const arrived = outgoing.arrived(doc)
  const tr = arrived && stepTo(view.state, arrived.doc)
  if (!arrived) return
  if (tr) view.dispatch(arrived.mixed ? tr : tr.setMeta(OUTSIDE, true))
  else if (arrived.mixed) outgoing.changed()
}

const isBlank = ({ doc }: EditorState): boolean => {
  const only = doc.childCount === 1 ? doc.firstChild : null
  return only?.type.name === 'paragraph' && only.content.size === 0
}

/** Tells where marked words end while the text has the focus, and when it takes it. */
const lifePlugin = (on: { onSelect: (near: Near) => void; focused: () => void }): Plugin =>
  new Plugin({
    view: (view) => {
      let shown = false
      const tell = () => {
        const { selection } = view.state
        const marked = selection instanceof TextSelection && !selection.empty && view.hasFocus()
        if (!marked && !shown) return
        shown = marked
        if (!marked) return on.onSelect(null)
        const { left, bottom } = view.coordsAtPos(selection.to)
        on.onSelect({ x: left, y: bottom })
      }
      const scrolled = () => {
        if (shown) tell()
      }
      window.addEventListener('scroll', scrolled, { passive: true })
      return {
        update: (_, was) => {
          if (!was.selection.eq(view.state.selection)) tell()
        },
        destroy: () => window.removeEventListener('scroll', scrolled),
      }
    },
    props: {
      handleDOMEvents: {
        focus: () => on.focused(),
        blur: () => on.onSelect(null),
      },
    },
  })
