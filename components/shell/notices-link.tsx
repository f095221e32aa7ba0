'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ButtonLink } from '../ui/button'
import { Icon } from '../ui/icon'

const MOST_SHOWN = 99
/** Milliseconds between two looks: who clicks fast asks once. */
const SELDOM_MS = 5_000

/** `unread` has `#` where the number stands. */
type Words = { label: string; unread: string }

/**
 * The bell: the way to the notices, with the number of those that were not read. The frame stays while pages change, so
 * the number is asked for anew when another page is opened, and when the window is come back to.
 * @param now a new one each time that the server draws the frame: also the same number replaces what was asked for since
 */
export function NoticesLink({ now, words }: { now: { unread: number }; words: Words }) {
  const known = useUnread(now)
  const shown = known > MOST_SHOWN ? `${MOST_SHOWN}+` : String(known)
  return (
    <ButtonLink tone="quiet" href="/notices" className="shrink-0 max-sm:px-1.5">
      <Icon name="bell" size={16} className="max-sm:hidden" />
      {words.label}
      {known > 0 ? (
        <span className="rounded-sm bg-primary px-1.5 text-sm text-on-primary tabular-nums">
          <span aria-hidden>{shown}</span>
          <span className="sr-only">{words.unread.replace('#', shown)}</span>
        </span>
      ) : null}
    </ButtonLink>
  )
}

function useUnread(now: { unread: number }): number {
  const path = usePathname()
  const [unread, setUnread] = useState(now.unread)
  const looked = useRef<{ path: string; at: number } | null>(null)
  useEffect(() => setUnread(now.unread), [now])
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible' || Date.now() - (looked.current?.at ?? 0) < SELDOM_MS) return
      looked.current = { path, at: Date.now() }
      void askUnread().then((found) => found !== null && setUnread(found))
    }
    // The page that the frame came with has its number already.
    if (looked.current === null) looked.current = { path, at: Date.now() }
    else if (looked.current.path !== path) look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [path])
  return unread
}

/** Null where it cannot be known now: the number stays as it is. */
async function askUnread(): Promise<number | null> {
  try {
    const answer = await fetch('/api/notices')
    if (!answer.ok) return null
    const { unread }: { unread: number } = await answer.json()
    return unread
  } catch {
    return null
  }
}
