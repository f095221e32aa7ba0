'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import type { ActWords } from '@/lib/i18n/act-words'
import { Button, type ButtonTone } from '../button'
import { Dialog } from '../dialog'
import { flash } from '../flash'
import { useHydrated } from '../hydrated'
import { type CommandAction, useCommand } from './command'
import { ReasonForm } from './reason-form'
import { TroublePanel } from './trouble-panel'

export type ActionProps<T> = {
  action: CommandAction<T>
  /** The command's input without `commandId`, `reason` and `confirmed`: `{ id, version }`. */
  input: Readonly<Record<string, unknown>>
  label: string
  /** Of the button for who does not see what it stands beside: the label with what it is about. */
  name?: string
  tone?: ButtonTone
  /** Codes of warnings that the button's own words accept beforehand. */
  accepts?: readonly string[]
  /** Asks for a reason in a dialog first. */
  reason?: 'required' | 'optional'
  /** Instead of "Reason". */
  reasonLabel?: string
  /** Stands above the reason: what this does and what it does not undo. */
  explain?: ReactNode
  /** What the frame says once done. */
  done?: string
  redirectTo?: string
}

type Props<T> = ActionProps<T> & { words: ActWords }

/** A button for one state change. What stands in the way is shown under it. */
export function ActionIsland<T>(props: Props<T>) {
  return props.reason || props.explain ? <AskedAction {...props} /> : <PlainAction {...props} />
}

/** What follows a success: the word of it, and the way on. True when the page is about to change. */
function useAfterwards<T>({ done, redirectTo }: Props<T>): () => boolean {
  const router = useRouter()
  return () => {
    if (done) flash(done)
    if (redirectTo) router.push(redirectTo)
    return redirectTo !== undefined
  }
}

function PlainAction<T>(props: Props<T>) {
  const { action, input, label, name, tone, accepts = [], words } = props
  const { send, failure, busy } = useCommand(action)
  const [round, setRound] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const ready = useHydrated()
  const router = useRouter()
  const afterwards = useAfterwards(props)
  const act = async (confirmed: readonly string[] = []) => {
    const answer = await send({ ...input, confirmed: [...accepts, ...confirmed] })
    if (!answer) return
    setRound((n) => n + 1)
    if (answer.ok) setLeaving(afterwards())
    else if (answer.failure.kind === 'conflict') router.refresh()
  }
  return (
    <div className="max-w-xl">
      <Button
        {...(tone ? { tone } : {})}
        {...(name ? { 'aria-label': name } : {})}
        disabled={!ready}
        busy={busy || leaving}
        onClick={() => void act()}
      >
        {label}
      </Button>
      {failure ? (
        <div className="mt-2 text-left">
          <TroublePanel
            key={round}
            act
            words={words}
            trouble={failure}
            busy={busy}
            again={() => void act()}
            proceed={(codes) => void act(codes)}
          />
        </div>
      ) : null}
    </div>
  )
}

/** The same with a dialog before it: a reason, an explanation, or both. */
function AskedAction<T>(props: Props<T>) {
  const { label, name, tone, explain, words } = props
  const ready = useHydrated()
  const [open, setOpen] = useState(false)
  const afterwards = useAfterwards(props)
  return (
    <>
      <Button
        {...(tone ? { tone } : {})}
        {...(name ? { 'aria-label': name } : {})}
        disabled={!ready}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {open ? (
        <Dialog title={label} closeLabel={words.close} onClose={() => setOpen(false)}>
          {explain ? <div className="mb-4">{explain}</div> : null}
          <ReasonForm {...props} afterwards={afterwards} />
        </Dialog>
      ) : null}
    </>
  )
}
