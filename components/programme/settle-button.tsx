'use client'

import { type ComponentType, type ReactNode, useState } from 'react'
import { Button, type ButtonTone } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Trouble } from '@/components/ui/form/command'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { useHydrated } from '@/components/ui/hydrated'
import type { ActWords } from '@/lib/i18n/act-words'
import type { ConfirmableField } from '@/lib/programme/values'
import { fetchSettleData, type SettleData } from './settle-data'
import type { SettleDialogProps } from './settle-dialog'

export type SettleMode = 'settle' | 'ask'

type Props = {
  itemId: string
  field: ConfirmableField
  /** Set the value, or note whom was asked for it. */
  mode: SettleMode
  title: string
  label: ReactNode
  words: ActWords
  tone?: ButtonTone
  /** Instead of a button's look. */
  className?: string
}

type State =
  | 'closed'
  | 'coming'
  | { trouble: Trouble }
  | { Content: ComponentType<SettleDialogProps>; data: SettleData }

const dialog = () => import('./settle-dialog').then((m) => m.SettleDialog)

/**
 * Opens the small form of one field of an item over the page. The item as it stands now, what can be chosen and the words
 * come with the press: a page with a hundred such buttons carries none of it.
 */
export function SettleButton(props: Props) {
  const { itemId, field, mode, title, label, words, tone = 'plain', className } = props
  const [state, setState] = useState<State>('closed')
  const ready = useHydrated()
  const busy = state === 'coming'
  const open = async () => {
    setState('coming')
    try {
      const [Content, data] = await Promise.all([dialog(), fetchSettleData(itemId)])
      setState('item' in data ? { Content, data } : { trouble: data })
    } catch {
      setState({ trouble: { kind: 'unavailable' } })
    }
  }
  const shared = {
    type: 'button' as const,
    disabled: !ready,
    'aria-haspopup': 'dialog' as const,
    onClick: () => void open(),
    onPointerEnter: () => void dialog().catch(() => {}),
  }
  return (
    <>
      {className ? (
        <button {...shared} className={className}>
          {label}
        </button>
      ) : (
        <Button {...shared} tone={tone} busy={busy}>
          {label}
        </Button>
      )}
      {typeof state === 'object' ? (
        <Dialog title={title} closeLabel={words.close} onClose={() => setState('closed')}>
          {'trouble' in state ? (
            <TroublePanel
              act
              trouble={state.trouble}
              words={words}
              busy={false}
              again={() => void open()}
              proceed={open}
            />
          ) : (
            <state.Content data={state.data} field={field} mode={mode} />
          )}
        </Dialog>
      ) : null}
    </>
  )
}
