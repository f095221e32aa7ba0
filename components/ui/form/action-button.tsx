'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import { commandId, LIMITS, optionalText, requiredText } from '@/lib/platform/fields'
import { Button, type ButtonTone } from '../button'
import { Dialog } from '../dialog'
import { flash } from '../flash'
import { useHydrated } from '../hydrated'
import { type CommandAction, useCommand } from './command'
import { CommandForm } from './command-form'
import { TextArea } from './text-fields'
import { TroublePanel } from './trouble-panel'

export type ActionButtonProps<T> = {
  action: CommandAction<T>
  /** The command's input without `commandId`, `reason` and `confirmed`: `{ id, version }`. */
  input: Readonly<Record<string, unknown>>
  label: string
  tone?: ButtonTone
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

/** A button for one state change. What stands in the way is shown under it. */
export function ActionButton<T>(props: ActionButtonProps<T>) {
  return props.reason || props.explain ? <ReasonForm {...props} /> : <PlainAction {...props} />
}

function PlainAction<T>({ action, input, label, tone, done, redirectTo }: ActionButtonProps<T>) {
  const { send, failure, busy } = useCommand(action)
  const [round, setRound] = useState(0)
  const [leaving, setLeaving] = useState(false)
  const ready = useHydrated()
  const router = useRouter()
  const act = async (confirmed: string[] = []) => {
    const answer = await send({ ...input, confirmed })
    if (!answer) return
    setRound((n) => n + 1)
    if (!answer.ok) {
      if (answer.failure.kind === 'conflict') router.refresh()
      return
    }
    if (done) flash(done)
    if (!redirectTo) return
    setLeaving(true)
    router.push(redirectTo)
  }
  return (
    <div className="max-w-xl">
      <Button {...(tone ? { tone } : {})} disabled={!ready} busy={busy || leaving} onClick={() => void act()}>
        {label}
      </Button>
      {failure ? (
        <div className="mt-2 text-left">
          <TroublePanel
            key={round}
            act
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

const WITH_REASON = {
  required: z.object({ ...commandId, reason: requiredText(LIMITS.paragraph) }),
  optional: z.object({ ...commandId, reason: optionalText(LIMITS.paragraph) }),
} as const

/** The same with a dialog before it: a reason, an explanation, or both. */
function ReasonForm<T>(props: ActionButtonProps<T>) {
  const { action, input, label, tone, reason, reasonLabel, explain, done, redirectTo } = props
  const t = useTranslations('form')
  const ready = useHydrated()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...(tone ? { tone } : {})} disabled={!ready} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Dialog title={label} onClose={() => setOpen(false)}>
          {explain ? <div className="mb-4">{explain}</div> : null}
          <CommandForm
            schema={WITH_REASON[reason ?? 'optional']}
            action={(values) => action({ ...input, ...(values as object) })}
            defaultValues={{ reason: '' }}
            submitLabel={label}
            {...(done ? { done } : {})}
            {...(redirectTo ? { redirectTo } : {})}
          >
            {reason ? (
              <TextArea name="reason" label={reasonLabel ?? t('reason')} optional={reason === 'optional'} />
            ) : null}
          </CommandForm>
        </Dialog>
      ) : null}
    </>
  )
}
