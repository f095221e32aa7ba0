'use client'

import { useTranslations } from 'next-intl'

/** Where marked words end, in pixels of the window; null while none are marked. */
export type Near = { x: number; y: number } | null

/**
 * "Make outcome" beside the words that a thumb has marked. With a pointer or a keyboard the toolbar and its key serve,
 * so it is no stop of the Tab key.
 */
export function OutcomeButton({ near, press }: { near: Near; press: () => void }) {
  const t = useTranslations('text')
  if (!near) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={press}
      className="btn btn-primary near-words"
      style={{ top: near.y + 8, left: `min(${Math.max(8, near.x - 60)}px, calc(100vw - 10rem))` }}
    >
      {t('makeOutcome')}
    </button>
  )
}
