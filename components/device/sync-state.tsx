'use client'

import { useEffect, useState } from 'react'
import type { SyncState } from '@/lib/sync/device/types'
import { Icon } from '../ui/icon'
import { useDeviceHandle } from './provider'
import { useSyncState } from './use-device'
import { deviceWords, withValues } from './words'

const words = deviceWords.state

/** What is on its way for longer than this is said to be waiting. */
const SENDING_MS = 4_000

/** In the bar at the top: that all is saved, or being sent. Nothing on a device that keeps nothing. */
export function SyncMark() {
  const handle = useDeviceHandle()
  const state = useSyncState()
  const stuck = useStuck(state)
  if (!handle?.device || stuck) return null
  return (
    <p className="flex shrink-0 items-center gap-1.5 text-sm text-muted">
      <Icon name={state.kind === 'saved' ? 'circle-check' : 'arrow-up'} size={16} />
      <span className="max-sm:sr-only">{state.kind === 'saved' ? words.saved : words.sending}</span>
    </p>
  )
}

/** Under the bar: what is not on the server yet, and the way to it. */
export function SyncStrip() {
  const handle = useDeviceHandle()
  const state = useSyncState()
  const stuck = useStuck(state)
  const full = handle?.device?.engine.isFull() ?? false
  const said = full ? words.full : stuck ? stuckWords(state) : words.saved
  return (
    <>
      <Spoken kind={full ? 'full' : stuck ? state.kind : 'saved'} said={said} />
      {stuck || full ? (
        <p className="border-t border-line bg-waiting-soft px-4 text-waiting lg:px-6">
          <a href={hrefOf(state)} className="inline-flex min-h-11 items-center gap-2 font-semibold text-current">
            <Icon name="circle-alert" size={18} className="shrink-0" />
            <span>{said}</span>
          </a>
        </p>
      ) : null}
    </>
  )
}

function stuckWords(state: SyncState): string {
  if (state.kind === 'saved') return words.saved
  const { hindrance, toSend } = state
  if (hindrance === 'signedOut' && toSend > 0) return withValues(words.signIn, { count: toSend })
  if (state.kind === 'decision') return words.decision
  return withValues(hindrance === 'outdated' ? words.outdated : words.waiting, { count: toSend })
}

const hrefOf = (state: SyncState): string =>
  state.kind !== 'saved' && state.hindrance === 'signedOut'
    ? `/sign-in?from=${encodeURIComponent(window.location.pathname)}`
    : '/road/unsent'

/** Not merely on its way. */
function useStuck(state: SyncState): boolean {
  const [long, setLong] = useState(false)
  const waits = state.kind !== 'saved'
  useEffect(() => {
    setLong(false)
    if (!waits) return
    const timer = setTimeout(() => setLong(true), SENDING_MS)
    return () => clearTimeout(timer)
  }, [waits])
  return state.kind === 'decision' || (state.kind === 'waiting' && (long || state.hindrance !== null))
}

/** Read out when what it says is of another kind than before, not with every number. */
function Spoken({ kind, said }: { kind: string; said: string }) {
  const [spoken, setSpoken] = useState({ kind: 'saved', said: '' })
  useEffect(() => {
    setSpoken((before) => (before.kind === kind ? before : { kind, said }))
  }, [kind, said])
  return (
    <p role="status" className="sr-only">
      {spoken.said}
    </p>
  )
}
