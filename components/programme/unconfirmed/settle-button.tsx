'use client'

import { type ReactNode, useState } from 'react'
import { Button, type ButtonTone } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'
import { loadDialog, type Settling, useSettle } from './settle-host'

type Props = Settling & {
  label: ReactNode
  tone?: ButtonTone
  /** Instead of a button's look. */
  className?: string
}

/**
 * Opens the small form of one field of an item over the page. The item as it stands now, what can be chosen and the words
 * come with the press: a page with a hundred such buttons carries none of it.
 */
export function SettleButton({ label, tone = 'plain', className, ...what }: Props) {
  const open = useSettle()
  const [busy, setBusy] = useState(false)
  const ready = useHydrated()
  const press = async () => {
    setBusy(true)
    await open(what)
    setBusy(false)
  }
  const shared = {
    type: 'button' as const,
    disabled: !ready,
    'aria-haspopup': 'dialog' as const,
    onClick: () => void (busy || press()),
    onPointerEnter: () => void loadDialog().catch(() => {}),
  }
  if (className === undefined) {
    return (
      <Button {...shared} tone={tone} busy={busy}>
        {label}
      </Button>
    )
  }
  return (
    <button {...shared} className={className}>
      {label}
    </button>
  )
}
