'use client'

import { useEffect, useSyncExternalStore } from 'react'

const MOVED = 'tashrif-road-moved'

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange)
  window.addEventListener(MOVED, onChange)
  return () => {
    window.removeEventListener('popstate', onChange)
    window.removeEventListener(MOVED, onChange)
  }
}

/** The address as the browser has it; null while the page is not alive. */
export const useHref = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => window.location.pathname + window.location.search,
    () => null,
  )

/** To another screen without asking the server, which need not be there. */
export function goTo(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', href)
  else window.history.replaceState(null, '', href)
  window.dispatchEvent(new Event(MOVED))
  if (how === 'push') window.scrollTo(0, 0)
}

/** Links between these screens are plain anchors; one listener follows them. */
export function useRoadLinks(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const href = roadLink(event)
      if (!href) return
      event.preventDefault()
      goTo(href)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
}

function roadLink(event: MouseEvent): string | null {
  const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey, target } = event
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.target || link.origin !== window.location.origin || link.hash) return null
  return /^\/road(\/|$)/.test(link.pathname) ? link.pathname + link.search : null
}
