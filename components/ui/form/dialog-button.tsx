'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, type ReactNode, useState } from 'react'
import { Button, type ButtonTone } from '../button'
import { Dialog } from '../dialog'
import { useHydrated } from '../hydrated'
import { Panel } from './panel'

export type DialogButtonProps<P> = {
  label: ReactNode
  title: string
  tone?: ButtonTone
  /** Instead of a button's look. */
  className?: string
  /** Brings the form's code: `() => import('./x-forms').then((m) => m.XForm)`. */
  load: () => Promise<ComponentType<P>>
  /** For the form. */
  values: P
}

type State<P> = 'closed' | 'coming' | 'failed' | { Form: ComponentType<P> }

/**
 * A button that opens a form over the page; the form closes the dialog when it has been saved. Its code comes when
 * somebody is about to press, so that a page does not carry the forms that nobody opens.
 */
export function DialogButton<P extends object>(props: DialogButtonProps<P>) {
  const { label, title, tone = 'plain', className, load, values } = props
  const t = useTranslations('form')
  const [state, setState] = useState<State<P>>('closed')
  const ready = useHydrated()
  const open = async () => {
    setState('coming')
    try {
      setState({ Form: await load() })
    } catch {
      setState('failed')
    }
  }
  const soon = () => void load().catch(() => {})
  const shared = {
    type: 'button' as const,
    disabled: !ready,
    'aria-haspopup': 'dialog' as const,
    onClick: () => void open(),
    onPointerEnter: soon,
    onFocus: soon,
  }
  return (
    <>
      {className ? (
        <button {...shared} className={className}>
          {label}
        </button>
      ) : (
        <Button {...shared} tone={tone} busy={state === 'coming'}>
          {label}
        </Button>
      )}
      {typeof state === 'object' ? (
        <Dialog title={title} closeLabel={t('close')} onClose={() => setState('closed')}>
          <state.Form {...values} />
        </Dialog>
      ) : null}
      {state === 'failed' ? (
        <Dialog title={title} closeLabel={t('close')} onClose={() => setState('closed')}>
          <Panel title={t('unavailable.title')}>
            <p>{t('unavailable.hint')}</p>
            <Button onClick={() => void open()}>{t('unavailable.again')}</Button>
          </Panel>
        </Dialog>
      ) : null}
    </>
  )
}
