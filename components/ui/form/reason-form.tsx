'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import type { ActWords } from '@/lib/i18n/act-words'
import { Button } from '../button'
import { useCloseDialog } from '../dialog'
import type { ActionProps } from './action-island'
import { useCommand } from './command'
import { FieldError } from './field-error'
import { Panel } from './panel'
import { TroublePanel } from './trouble-panel'

type Props<T> = ActionProps<T> & {
  /** True when the page is about to change. */
  afterwards: () => boolean
  words: ActWords
}

/** The small form of an act that wants a reason: one text and a button. The server says what is wrong with it. */
export function ReasonForm<T>(props: Props<T>) {
  const { action, input, label, accepts = [], reason, reasonLabel, afterwards, words } = props
  const { send, settled, failure, busy } = useCommand(action)
  const close = useCloseDialog()
  const router = useRouter()
  const id = useId()
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const act = async (confirmed: readonly string[] = []) => {
    const answer = await send({ ...input, reason: text, confirmed: [...accepts, ...confirmed] })
    if (!answer) return
    setRound((n) => n + 1)
    if (!answer.ok) {
      // The panel says that the page shows what is true by now.
      if (answer.failure.kind === 'conflict') router.refresh()
      return
    }
    afterwards()
    setLeaving(true)
    await settled()
    close?.()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a dialog is a child of the page's form in React's eyes, though not in the document.
    event.stopPropagation()
    if (!busy && !leaving) void act()
  }
  const error = failure?.kind === 'invalid' ? (failure.fields.reason?.[0]?.text ?? null) : null
  const fieldLabel = reasonLabel ?? words.reason
  return (
    <form noValidate onSubmit={onSubmit}>
      {error ? (
        <ReasonProblem key={round} title={words.problem.title} to={id} text={`${fieldLabel}: ${error}`} />
      ) : null}
      {failure && !error ? (
        <TroublePanel
          key={round}
          words={words}
          trouble={failure}
          busy={busy}
          again={() => void act()}
          proceed={(codes) => void act(codes)}
        />
      ) : null}
      {reason ? (
        <ReasonField
          {...{ id, text, setText, error }}
          label={fieldLabel}
          mark={reason === 'optional' ? words.optional : null}
        />
      ) : null}
      <div className="mt-6 flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary" busy={busy || leaving}>
          {label}
        </Button>
        <Button tone="quiet" onClick={() => close?.()}>
          {words.notNow}
        </Button>
        {/* Always there, so that the change of its text is announced; the button keeps its name. */}
        <span role="status" className="text-muted">
          {busy || leaving ? words.saving : ''}
        </span>
      </div>
    </form>
  )
}

function ReasonProblem({ title, to, text }: { title: string; to: string; text: string }) {
  return (
    <Panel title={title}>
      <a
        href={`#${to}`}
        className="font-semibold text-late underline underline-offset-2"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(to)?.focus()
        }}
      >
        {text}
      </a>
    </Panel>
  )
}

function ReasonField(props: {
  id: string
  label: string
  mark: string | null
  text: string
  setText: (text: string) => void
  error: string | null
}) {
  const { id, label, mark, text, setText, error } = props
  const described = [mark && `${id}-optional`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`mb-4 ${error ? 'border-l-4 border-late pl-3' : ''}`}>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {mark ? (
          <span id={`${id}-optional`} className="text-sm text-muted">
            {mark}
          </span>
        ) : null}
      </div>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <textarea
        id={id}
        name="reason"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
        {...(described ? { 'aria-describedby': described } : {})}
        {...(error ? { 'aria-invalid': true } : {})}
        className="field-control field-sizing-content max-h-[70vh]"
        style={{ minHeight: '6.75rem' }}
      />
    </div>
  )
}
