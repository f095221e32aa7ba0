'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { flash } from '@/components/ui/flash'

/** Milliseconds in which the changes of others are shown together. */
const OTHERS_MS = 300
/** Milliseconds in which the answer to an act of one's own arrives and brings the page along; else another window acted. */
const OWN_MS = 4_000
/** Milliseconds before a stream that was refused is asked for again. */
const REFUSED_MS = 30_000

/**
 * Keeps a visit's page as others change it: told that something was saved, the page asks for itself again, with the
 * reader's own permission. Only while the window is seen, since a browser opens few connections to one site.
 * @param changes what the page shows, as the visit counts its changes
 */
export function LiveVisit({ visitId, changes, updated }: { visitId: string; changes: number; updated: string }) {
  const router = useRouter()
  const shown = useRef(changes)
  useEffect(() => {
    shown.current = Math.max(shown.current, changes)
  }, [changes])
  useEffect(() => {
    let source: EventSource | null = null
    let told = 0
    let byOthers = false
    let later: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const close = () => {
      clearTimeout(again)
      source?.close()
      source = null
    }
    const refresh = () => {
      later = undefined
      if (told > shown.current) {
        shown.current = told
        router.refresh()
        if (byOthers) flash(updated)
      }
      byOthers = false
    }
    const hear = (ofOthers: boolean) => (event: MessageEvent<string>) => {
      told = Number(event.data)
      if (later && (byOthers || !ofOthers)) return
      clearTimeout(later)
      byOthers = ofOthers
      later = setTimeout(refresh, ofOthers ? OTHERS_MS : OWN_MS)
    }
    const open = () => {
      if (source || document.visibilityState !== 'visible') return
      source = new EventSource(`/api/live?visit=${visitId}&seen=${shown.current}`)
      source.addEventListener('changed', hear(true))
      source.addEventListener('own', hear(false))
      source.addEventListener('over', close)
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return
        close()
        again = setTimeout(open, REFUSED_MS)
      })
    }
    const onVisibility = () => (document.visibilityState === 'visible' ? open() : close())
    open()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      clearTimeout(later)
      close()
    }
  }, [visitId, updated, router])
  return null
}
