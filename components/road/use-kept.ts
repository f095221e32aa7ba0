'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoad } from './road-data'

const PAUSE_MS = 150

/**
 * A field that is not sent by itself, such as an outcome that is being typed: kept on the device with every key, and
 * there again when the screen is. An empty one is not kept.
 */
export function useKept(key: string): [string, (text: string) => void] {
  const { scraps } = useRoad()
  const [text, setText] = useState('')
  const [typing] = useState(() => ({ due: undefined as ReturnType<typeof setTimeout> | undefined, touched: false }))
  const keep = useRef((_text: string) => {})
  keep.current = (now) => void scraps.put(key, now).catch(() => {})
  const latest = useRef(text)

  useEffect(() => {
    let gone = false
    void scraps.get(key).then((kept) => {
      if (kept && !gone && !typing.touched) {
        latest.current = kept
        setText(kept)
      }
    })
    return () => {
      gone = true
    }
  }, [scraps, key, typing])

  useEffect(() => {
    const flush = () => {
      if (typing.due === undefined) return
      clearTimeout(typing.due)
      typing.due = undefined
      keep.current(latest.current)
    }
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      flush()
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [typing])

  const change = useCallback(
    (now: string) => {
      typing.touched = true
      latest.current = now
      setText(now)
      clearTimeout(typing.due)
      typing.due = setTimeout(() => {
        typing.due = undefined
        keep.current(now)
      }, PAUSE_MS)
    },
    [typing],
  )
  return [text, change]
}

/** The same for a form of several fields; the last of the three forgets them. */
export function useKeptFields<T extends object>(key: string, initial: T): [T, (fields: T) => void, () => void] {
  const [text, setText] = useKept(key)
  const fields = text ? { ...initial, ...(JSON.parse(text) as Partial<T>) } : initial
  return [fields, (now) => setText(JSON.stringify(now)), () => setText('')]
}
