'use client'

import { useEffect, useRef, useState } from 'react'
import { LARGEST_FILE } from '@/lib/files/rules'
import type { FileTarget } from '@/lib/files/types'
import { uploadFile } from '@/lib/files/upload'
import { newId } from '@/lib/platform/id'
import type { Failure } from '@/lib/platform/result'

/** A file on its way, or `kept` on this device until there is a network. It is gone from the list once it is on the page. */
export type Sending = {
  id: string
  name: string
  size: number
  /** Bytes that are there; all of them while the file is being looked at. */
  sent: number
  state: 'waiting' | 'sending' | 'failed' | 'kept'
  failure: Failure | null
}

type Kept = { blob: Blob; keepLocation: boolean; writtenAt: string; abort: AbortController }
type Options = { target: FileTarget; onAdded: (name: string) => void }

/** Sends files one after another; one that fails stays with its reason, and the others go on. */
export function useUploads({ target, onAdded }: Options) {
  const [list, setList] = useState<readonly Sending[]>([])
  const kept = useRef(new Map<string, Kept>())
  const queue = useRef<Sending[]>([])
  const running = useRef(false)
  const change = (id: string, with_: Partial<Sending>) =>
    setList((now) => now.map((one) => (one.id === id ? { ...one, ...with_ } : one)))
  const forget = (id: string) => {
    kept.current.delete(id)
    setList((now) => now.filter((one) => one.id !== id))
  }

  const sendOne = async ({ id, name }: Sending) => {
    const file = kept.current.get(id)
    if (!file) return
    change(id, { state: 'sending', failure: null })
    try {
      const { abort, ...rest } = file
      const onProgress = (sent: number) => change(id, { sent })
      const answer = await uploadFile({ id, name, target, ...rest, signal: abort.signal, onProgress })
      if (!answer.ok) return change(id, { state: 'failed', failure: answer.failure })
      forget(id)
      onAdded(name)
    } catch {
      // Cancelled, or the browser could not read it any more.
      if (file.abort.signal.aborted) forget(id)
      else change(id, { state: 'failed', failure: { kind: 'unavailable' } })
    }
  }
  const run = async () => {
    if (running.current) return
    running.current = true
    for (let next = queue.current.shift(); next; next = queue.current.shift()) await sendOne(next)
    running.current = false
  }
  const line = (one: Sending) => {
    queue.current.push(one)
    void run()
  }

  // Who leaves the page cancels what has not been sent; what was sent so far waits a week on the server.
  useEffect(() => {
    const { current } = kept
    return () => {
      for (const { abort } of current.values()) abort.abort()
    }
  }, [])

  return {
    list,
    add: (files: Iterable<File>, keepLocation: boolean) => {
      for (const file of files) {
        const sending: Sending = {
          id: newId(),
          name: file.name,
          size: file.size,
          sent: 0,
          state: 'waiting',
          failure: null,
        }
        const refused = refusedBeforehand(file)
        setList((now) => [...now, refused ? { ...sending, state: 'failed', failure: refused } : sending])
        if (refused) continue
        const writtenAt = new Date().toISOString()
        kept.current.set(sending.id, { blob: file, keepLocation, writtenAt, abort: new AbortController() })
        line(sending)
      }
    },
    again: (sending: Sending) => {
      change(sending.id, { state: 'waiting', failure: null })
      line(sending)
    },
    /** Whether it can be tried again at all. */
    canGoOn: ({ id, failure }: Sending) => kept.current.has(id) && failure !== null && isPassing(failure),
    remove: (id: string) => {
      kept.current.get(id)?.abort.abort()
      queue.current = queue.current.filter((one) => one.id !== id)
      forget(id)
    },
  }
}

/** What is too large is said at once, not after it was sent. */
export function refusedBeforehand({ size }: File): Failure | null {
  if (size > 0 && size <= LARGEST_FILE) return null
  const key = size === 0 ? 'refusals.files.empty' : 'refusals.files.tooLarge'
  return { kind: 'invalid', fields: { size: [{ key }] } }
}

const isPassing = ({ kind }: Failure): boolean => kind === 'unavailable' || kind === 'signedOut' || kind === 'refused'
