'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useRoad } from './road-data'

/**
 * A field that is not sent by itself, such as an outcome that is being typed: kept on the device with every key, and
 * there again when the screen is. An empty one is not kept.
 */
export function useKept(key: string): [string, (text: string) => void] {
  const { scraps } = useRoad()
  const [text, setText] = useState('')
  const touched = useRef(false)

  useEffect(() => {
    let gone = false
    void scraps.get(key).then((kept) => {
      if (kept && !gone && !touched.current) setText(kept)
    })
    return () => {
      gone = true
    }
  }, [scraps, key])

  const change = useCallback(
    (now: string) => {
      touched.current = true
      setText(now)
      void scraps.put(key, now).catch(() => {})
    },
    [scraps, key],
  )
  return [text, change]
}

/** The same for a form of several fields; the last of the three forgets them. */
export function useKeptFields<T extends object>(key: string, initial: T): [T, (fields: T) => void, () => void] {
  const [text, setText] = useKept(key)
  const fields = text ? { ...initial, ...(JSON.parse(text) as Partial<T>) } : initial
  return [fields, (now) => setText(JSON.stringify(now)), () => setText('')]
}
