'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useOutbox } from '@/components/device/use-device'

/** Milliseconds between what somebody saved and the page asking for it: their next save is often on its way. */
const PAUSE = 700

/**
 * Asks for the page anew when something of the readout is on the server that it does not show: what others saved in a
 * section, and the writes of this device once they have been sent.
 * @param behind whether a section stands on the server in a newer version than is shown
 */
export function useFreshPage(readoutId: string, behind: boolean): void {
  const router = useRouter()
  const { entries } = useOutbox()
  const open = entries.filter(({ state, input }) => state === 'waiting' && input.readoutId === readoutId).length
  const before = useRef(open)
  useEffect(() => {
    const fewer = open < before.current
    before.current = open
    if (fewer) router.refresh()
  }, [open, router])
  useEffect(() => {
    if (!behind) return
    const due = setTimeout(() => router.refresh(), PAUSE)
    return () => clearTimeout(due)
  }, [behind, router])
}
