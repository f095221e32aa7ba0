'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** True while the person writes or chooses in a field, or a dialog is open: then a key is theirs. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  if (document.querySelector('dialog[open]')) return true
  const { target } = event
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

/**
 * Presses of a key outside of fields, by its name.
 * @param act true when the key was for it
 */
export function useKeys(act: (key: string) => boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isTyping(event) && act(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

/** Keys that lead somewhere: `{ ArrowRight: '/…' }`. Which they are has to be said on the page. */
export function WalkKeys({ to }: { to: Readonly<Record<string, string | null>> }) {
  const router = useRouter()
  useKeys((key) => {
    const href = to[key]
    if (href) router.push(href)
    return Boolean(href)
  })
  return null
}

/** Gives a page that chose for itself what it shows the address of that: it then shows the same after every change. */
export function StayAt({ href }: { href: string }) {
  const router = useRouter()
  useEffect(() => router.replace(href, { scroll: false }), [router, href])
  return null
}
