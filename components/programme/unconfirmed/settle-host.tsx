'use client'

import {
  type ComponentType,
  createContext,
  type FocusEvent,
  type ReactNode,
  use,
  useEffect,
  useRef,
  useState,
} from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { Trouble } from '@/components/ui/form/command'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import type { ActWords } from '@/lib/i18n/act-words'
import type { ConfirmableField } from '@/lib/programme/values'
import { fetchSettleData, type SettleData } from './settle-data'
import type { SettleDialogProps } from './settle-dialog'

/** Set the value, or note whom was asked for it. */
export type SettleMode = 'settle' | 'ask'
export type Settling = { itemId: string; field: ConfirmableField; mode: SettleMode; title: string }

type Opened = Settling & ({ trouble: Trouble } | { Content: ComponentType<SettleDialogProps>; data: SettleData })

const SettleContext = createContext<((what: Settling) => Promise<void>) | null>(null)

/** Opens the dialog of one field. @throws Error outside of a SettleHost: a bug */
export function useSettle(): (what: Settling) => Promise<void> {
  const open = use(SettleContext)
  if (!open) throw new Error('what settles a field stands outside of a SettleHost')
  return open
}

export const loadDialog = () => import('./settle-dialog').then((m) => m.SettleDialog)

async function opened(what: Settling): Promise<Opened> {
  try {
    const [Content, data] = await Promise.all([loadDialog(), fetchSettleData(what.itemId)])
    return 'item' in data ? { ...what, Content, data } : { ...what, trouble: data }
  } catch {
    return { ...what, trouble: { kind: 'unavailable' } }
  }
}

/**
 * Stands around everything on a page that settles fields, and holds the one dialog that is open. A button may go from the
 * page while its dialog is open, because another has filled the field: what is typed there stays.
 */
export function SettleHost({ words, children }: { words: ActWords; children: ReactNode }) {
  const [state, setState] = useState<Opened | null>(null)
  const place = useKeepPlace(state !== null)
  const open = async (what: Settling) => setState(await opened(what))
  return (
    <SettleContext value={open}>
      <div {...place}>{children}</div>
      {state ? (
        <Dialog title={state.title} closeLabel={words.close} onClose={() => setState(null)}>
          {'trouble' in state ? (
            <TroublePanel
              act
              trouble={state.trouble}
              words={words}
              busy={false}
              again={() => void open(state)}
              proceed={() => void open(state)}
            />
          ) : (
            <state.Content data={state.data} field={state.field} mode={state.mode} />
          )}
        </Dialog>
      ) : null}
    </SettleContext>
  )
}

const PRESSABLE = 'a[href], button, summary'

/**
 * When what had the focus is gone from the page, the focus goes to what stands in its place now: who settles one thing
 * after another by keyboard stays where they are.
 */
function useKeepPlace(isOpen: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const last = useRef(-1)
  const onFocus = ({ target }: FocusEvent) => {
    // The dialogs are of this part in React's eyes, though not in the document.
    if (ref.current?.contains(target)) last.current = [...ref.current.querySelectorAll(PRESSABLE)].indexOf(target)
  }
  const onBlur = ({ relatedTarget, target }: FocusEvent) => {
    // Left for nothing by the person, not because it went.
    if (!isOpen && relatedTarget === null && target.isConnected) last.current = -1
  }
  useEffect(() => {
    if (isOpen || last.current < 0 || document.activeElement !== document.body) return
    const all = ref.current?.querySelectorAll<HTMLElement>(PRESSABLE) ?? []
    all[Math.min(last.current, all.length - 1)]?.focus()
  })
  return { ref, onFocus, onBlur }
}
