'use client'

import { useEffect, useRef, useState } from 'react'

export type LookupOption = { id: string; label: string; hint?: string }

/** An address that answers `?q=` with options (the first ones for an empty text), or all options there are. */
export type LookupSource = string | readonly LookupOption[]

/** What a combobox holds: a record with its label, or the name of one to be made. */
export type Chosen = { id: string; label: string } | { name: string }

const PAUSE_MS = 150

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')

/** The address answered, but not with options. */
export class LookupRefused extends Error {
  constructor(status: number) {
    super(`lookup answered ${status}`)
    this.name = 'LookupRefused'
    this.isSignedOut = status === 401
  }
  readonly isSignedOut: boolean
}

/**
 * Options for a typed text.
 * @throws LookupRefused when the address answers otherwise
 * @throws Error when it does not answer
 */
export async function lookUp(
  source: LookupSource,
  text: string,
  signal?: AbortSignal,
): Promise<readonly LookupOption[]> {
  if (typeof source !== 'string') {
    const wanted = plain(text)
    return source.filter(({ label, hint = '' }) => plain(`${label} ${hint}`).includes(wanted))
  }
  const address = `${source}${source.includes('?') ? '&' : '?'}q=${encodeURIComponent(text.trim())}`
  const response = await fetch(address, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) })
  if (!response.ok) throw new LookupRefused(response.status)
  return (await response.json()) as readonly LookupOption[]
}

/**
 * What a typed text stands for: the one option of exactly that label, else a new record where one may be
 * made. Several options of the same label, or none where none may be made, is a choice that the schema
 * refuses (its id is no id), so that the person is asked.
 */
export function settleText(text: string, options: readonly LookupOption[], create: boolean): Chosen {
  const found = options.filter(({ label }) => plain(label) === plain(text))
  const [only] = found
  if (only && found.length === 1) return { id: only.id, label: only.label }
  return create && found.length === 0 ? { name: text.trim() } : { id: '', label: text }
}

export const textOf = (chosen: Chosen): string => ('id' in chosen ? chosen.label : chosen.name)

/** What a command takes (`Choice` of `lib/platform/fields`): without the label. */
export const toChoice = (chosen: Chosen): { id: string } | { name: string } =>
  'id' in chosen ? { id: chosen.id } : { name: chosen.name }

/** The plain id; of a text that is no record the text itself, which no schema takes for an id nor for empty. */
export const toId = (chosen: Chosen): string => ('id' in chosen && chosen.id) || textOf(chosen)

/** A value of a conflict: our own form as JSON, else a name to be looked up. */
export function parseChosen(raw: string): Chosen | null {
  if (raw === '') return null
  try {
    const value: unknown = JSON.parse(raw)
    if (isChosen(value)) return value
  } catch {
    // Not JSON: a name.
  }
  return { name: raw }
}

export const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && ('id' in value || 'name' in value)

export type LookupState = 'idle' | 'searching' | 'ready' | 'failed'

/** Suggestions for what is being typed: one request at a time, the latest wins. */
export function useLookup(source: LookupSource) {
  const [options, setOptions] = useState<readonly LookupOption[]>([])
  const [state, setState] = useState<LookupState>('idle')
  const running = useRef<{ timer: ReturnType<typeof setTimeout>; abort: AbortController } | null>(null)
  const stop = () => {
    clearTimeout(running.current?.timer)
    running.current?.abort.abort()
  }
  useEffect(
    () => () => {
      clearTimeout(running.current?.timer)
      running.current?.abort.abort()
    },
    [],
  )
  const search = (text: string) => {
    stop()
    const abort = new AbortController()
    setState('searching')
    const run = async () => {
      try {
        const found = await lookUp(source, text, abort.signal)
        if (abort.signal.aborted) return
        setOptions(found)
        setState('ready')
      } catch {
        if (!abort.signal.aborted) setState('failed')
      }
    }
    running.current = { abort, timer: setTimeout(() => void run(), typeof source === 'string' ? PAUSE_MS : 0) }
  }
  return { options, state, search }
}
