'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { FLASH_EVENT, takeFlash } from '../ui/flash'
import { Icon } from '../ui/icon'

/** A word earned less than this long before a change of page belongs to the page that follows. */
const SETTLE_MS = 5_000

/** Says that something was done, until the person goes on or dismisses it. */
export function Flash({ dismiss }: { dismiss: string }) {
  const [text, setText] = useState<string | null>(null)
  const shownAt = useRef(0)
  const path = usePathname()
  useEffect(() => {
    const show = (next: string) => {
      shownAt.current = Date.now()
      setText(next)
    }
    const waiting = takeFlash()
    if (waiting) show(waiting)
    const onFlash = (event: Event) => {
      takeFlash()
      show(String((event as CustomEvent<unknown>).detail))
    }
    window.addEventListener(FLASH_EVENT, onFlash)
    return () => window.removeEventListener(FLASH_EVENT, onFlash)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of page is the occasion
  useEffect(() => {
    if (Date.now() - shownAt.current > SETTLE_MS) setText(null)
  }, [path])
  return (
    <div role="status" className="no-print">
      {text ? (
        <div className="mb-5 flex items-start gap-3 rounded border-l-4 border-done bg-done-soft px-4 py-2 text-done">
          <Icon name="circle-check" size={18} className="mt-1 shrink-0" />
          <p className="min-w-0 flex-1 py-0.5 font-semibold">{text}</p>
          <button
            type="button"
            aria-label={dismiss}
            onClick={() => setText(null)}
            className="inline-flex size-8 items-center justify-center rounded-sm hover:bg-surface"
          >
            <Icon name="x" size={16} />
          </button>
        </div>
      ) : null}
    </div>
  )
}
