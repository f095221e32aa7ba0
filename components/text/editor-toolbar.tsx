'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { SHORTCUTS, TOOLS, type Tool, type ToolStates } from './editor-tools'

type Props = {
  label: string
  controls: string
  states: ToolStates
  run: (tool: Tool) => void
  /** Back to the text. */
  leave: () => void
  bar: RefObject<HTMLDivElement | null>
  makeOutcome?: (() => void) | undefined
}

const ariaKeys = (shortcut: string): string => shortcut.replace('Mod', 'Control').replaceAll('-', '+')

/** The tools of a text: one stop of the Tab key, within it the arrow keys go on (the toolbar pattern of ARIA). */
export function EditorToolbar({ label, controls, states, run, leave, bar, makeOutcome }: Props) {
  const t = useTranslations('text')
  const [stop, setStop] = useState(0)
  const count = makeOutcome ? TOOLS.length + 1 : TOOLS.length
  const own = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      leave()
      return
    }
    const to = { ArrowRight: (stop + 1) % count, ArrowLeft: (stop + count - 1) % count, Home: 0, End: count - 1 }[
      event.key
    ]
    if (to === undefined) return
    event.preventDefault()
    own.current?.querySelectorAll('button')[to]?.focus()
  }
  const shared = (index: number) => ({
    type: 'button' as const,
    tabIndex: index === Math.min(stop, count - 1) ? 0 : -1,
    onFocus: () => setStop(index),
    // A press must not take the focus, and with it a phone's keyboard, out of the text.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    className: 'editor-tool',
  })
  return (
    <div ref={bar} className="editor-bar">
      <div
        ref={own}
        role="toolbar"
        aria-label={t('toolbar', { label })}
        aria-controls={controls}
        onKeyDown={move}
        className="flex w-max gap-0.5"
      >
        {TOOLS.map((tool, index) => (
          <button
            {...shared(index)}
            key={tool}
            aria-keyshortcuts={ariaKeys(SHORTCUTS[tool])}
            {...(tool === 'undo' || tool === 'redo' ? {} : { 'aria-pressed': states[tool].pressed })}
            {...(states[tool].possible ? {} : { 'aria-disabled': true })}
            onClick={() => run(tool)}
          >
            {t(`tool.${tool}`)}
          </button>
        ))}
        {makeOutcome ? (
          <button
            {...shared(TOOLS.length)}
            aria-keyshortcuts="Control+Shift+O"
            aria-haspopup="dialog"
            onClick={makeOutcome}
          >
            {t('makeOutcome')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
