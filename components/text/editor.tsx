'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useId, useRef, useState } from 'react'
import { EditorToolbar } from './editor-toolbar'
import { TOOLS, type Tool, type ToolStates } from './editor-tools'
import { OutcomeButton } from './outcome-button'
import type { TextEditorProps } from './text-editor'
import { useEditorView } from './use-editor-view'

const IDLE = Object.fromEntries(TOOLS.map((tool) => [tool, { pressed: false, possible: true }])) as ToolStates

/** The editor itself; `TextEditor` loads it. */
export function Editor(props: TextEditorProps) {
  const { label, labelledBy, describedBy, placeholder = '', invalid = false, onMakeOutcome } = props
  const t = useTranslations('text')
  const own = useId()
  const id = props.id ?? `${own}-text`
  const bar = useRef<HTMLDivElement>(null)
  const [states, setStates] = useState<ToolStates>(IDLE)
  const [said, setSaid] = useState('')

  const toToolbar = useCallback(() => {
    bar.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
  }, [])
  const onRun = useCallback(
    (tool: Tool, after: ToolStates) => {
      if (tool === 'undo' || tool === 'redo') return setSaid(t(`tool.${tool}`))
      setSaid(t(after[tool].pressed ? 'on' : 'off', { tool: t(`tool.${tool}`) }))
    },
    [t],
  )
  const { host, run, focus, makeOutcome, near } = useEditorView(props, {
    attributes: {
      id,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-describedby': [`${id}-keys`, describedBy].filter(Boolean).join(' '),
      'data-placeholder': placeholder,
      class: 'document editor-text',
      ...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': label }),
      ...(invalid ? { 'aria-invalid': 'true' } : {}),
    },
    onTools: setStates,
    onRun,
    toToolbar,
    noWords: () => setSaid(t('noWords')),
  })
  return (
    <div className="editor">
      <EditorToolbar
        label={label}
        controls={id}
        states={states}
        run={run}
        leave={focus}
        bar={bar}
        makeOutcome={onMakeOutcome ? () => void makeOutcome() : undefined}
      />
      <div ref={host} className="relative" />
      {onMakeOutcome ? <OutcomeButton near={near} press={() => void makeOutcome()} /> : null}
      <p id={`${id}-keys`} hidden>
        {t('keys')}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
