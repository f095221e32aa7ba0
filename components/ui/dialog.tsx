'use client'

import { createContext, type ReactNode, use, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from './button'
import { Icon } from './icon'

const CloseDialog = createContext<(() => void) | null>(null)

/** Closes the dialog that this stands in; null outside of one. */
export const useCloseDialog = (): (() => void) | null => use(CloseDialog)

type Props = {
  title: string
  closeLabel: string
  onClose: () => void
  /** For what is looked at, not filled in. */
  wide?: boolean
  children: ReactNode
}

/** A native modal dialog: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, closeLabel, onClose, wide = false, children }: Props) {
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
      className={`m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] overflow-y-auto rounded border border-line bg-surface p-5 text-base text-ink ${wide ? 'max-w-5xl' : 'max-w-xl'}`}
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={heading} className="min-w-0 text-xl break-words">
          {title}
        </h2>
        <Button tone="quiet" className="-mt-1.5 -mr-2" aria-label={closeLabel} onClick={() => dialog.current?.close()}>
          <Icon name="x" size={18} />
        </Button>
      </div>
      <CloseDialog value={() => dialog.current?.close()}>{children}</CloseDialog>
    </dialog>,
    document.body,
  )
}
