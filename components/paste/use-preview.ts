'use client'

import { useRef, useState } from 'react'
import { type Answer, attempt, type CommandAction } from '@/components/ui/form/command'
import type { Preview } from '@/lib/paste/types'
import type { Result } from '@/lib/platform/result'

/** What the server is asked with: the text the first time, afterwards the table as the person has corrected it. */
export type Asked = {
  text?: string
  table?: string[][]
  header?: boolean
  columns?: string[]
  keep: boolean
}

/** Asks what a paste would become. Nothing is written by it; of two questions only the later one's answer counts. */
export function usePreview<I>(source: string, visitId: string) {
  const [preview, setPreview] = useState<Preview<I> | null>(null)
  const [busy, setBusy] = useState(false)
  const round = useRef(0)

  /** Null when a later question was asked meanwhile. */
  const ask = async (asked: Asked): Promise<Answer<Preview<I>> | null> => {
    round.current += 1
    const mine = round.current
    setBusy(true)
    const answer = await attempt(post<Preview<I>>(source), { ...asked, visitId })
    if (mine !== round.current) return null
    setBusy(false)
    if (answer.ok) setPreview(answer.value)
    return answer
  }
  return { preview, setPreview, busy, ask }
}

const post =
  <T>(source: string): CommandAction<T> =>
  async (asked) => {
    const response = await fetch(source, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    return (await response.json()) as Result<T>
  }
