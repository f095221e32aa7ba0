'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button, type ButtonTone } from './button'
import { useHydrated } from './hydrated'

const CloseDialog = createContext<(() => void) | null>(null)

/** Closes the dialog that this stands in; null outside of one. */
export const useCloseDialog = (): (() => void) | null => use(CloseDialog)

/** A native modal dialog: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('shell.dialog')
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-xl overflow-y-auto rounded border border-line bg-surface p-5 text-base text-ink"
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={heading} className="text-xl">
          {title}
        </h2>
        <Button tone="quiet" className="-mt-1.5 -mr-2" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <X aria-hidden size={18} />
        </Button>
      </div>
      <CloseDialog value={() => dialog.current?.close()}>{children}</CloseDialog>
    </dialog>,
    document.body,
  )
}

/** A button that opens a dialog; a form inside it closes it when it has been saved. */
export function DialogButton(props: { label: ReactNode; title: string; tone?: ButtonTone; children: ReactNode }) {
  const { label, title, tone = 'plain', children } = props
  const [open, setOpen] = useState(false)
  const ready = useHydrated()
  return (
    <>
      <Button tone={tone} disabled={!ready} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <Dialog title={title} onClose={() => setOpen(false)}>
          {children}
        </Dialog>
      ) : null}
    </>
  )
}
