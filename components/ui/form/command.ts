'use client'

import { useEffect, useRef, useState, useTransition } from 'react'
import { newId } from '@/lib/platform/id'
import type { Failure, Result } from '@/lib/platform/result'

/** What may stand in the way of an act as the person sees it; `broken` is a bug on the server. */
export type Trouble = Failure | { kind: 'broken' }
export type Answer<T> = { ok: true; value: T } | { ok: false; failure: Trouble }
export type CommandAction<T> = (input: unknown) => Promise<Result<T>>

/**
 * Calls a server action and always answers. A call that throws with a digest came back from a server
 * with a bug; any other throw means that no answer arrived.
 */
export async function attempt<T>(action: CommandAction<T>, input: unknown): Promise<Answer<T>> {
  try {
    const result: Result<T> | undefined = await action(input)
    return result ?? { ok: false, failure: { kind: 'unavailable' } }
  } catch (error) {
    const fromServer = typeof error === 'object' && error !== null && 'digest' in error
    return { ok: false, failure: { kind: fromServer ? 'broken' : 'unavailable' } }
  }
}

/**
 * True when it is certain what became of the attempt. An uncertain one may have been recorded although its
 * answer got lost, so its command id stays: the resend is then the same record, and a changed resend is
 * refused instead of making a second one.
 */
export const isAnswered = (answer: Answer<unknown>): boolean =>
  answer.ok || (answer.failure.kind !== 'unavailable' && answer.failure.kind !== 'broken')

/**
 * One act of a person: its command id, whether it is under way, what stands in its way. A second press
 * while the first is under way does nothing.
 */
export function useCommand<T>(action: CommandAction<T>) {
  const id = useRef<string | null>(null)
  const underWay = useRef(false)
  const uncertain = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Trouble | null>(null)
  const { inTransition, settled } = useSettled()

  const commandId = (): string => {
    id.current ??= newId()
    return id.current
  }
  /** Null when an earlier press is still under way. */
  const send = async (input: Record<string, unknown>): Promise<Answer<T> | null> => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setFailure(null)
    const answer = await inTransition(() => attempt(action, { ...input, commandId: commandId() }))
    uncertain.current = !isAnswered(answer)
    if (!uncertain.current) id.current = null
    underWay.current = false
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    return answer
  }
  /** The id to go on with after a reload, when the last attempt is uncertain. */
  const uncertainId = (): string | null => (uncertain.current ? id.current : null)
  const resume = (earlier: string) => {
    id.current = earlier
    uncertain.current = true
  }
  return { busy, failure, setFailure, send, settled, commandId, uncertainId, resume }
}

/**
 * The answer of an act arrives before the page that it has changed. `settled` resolves once that page is there, or what
 * asked is gone from it: until then other buttons would send versions from before.
 */
function useSettled() {
  const [coming, start] = useTransition()
  const under = useRef(false)
  const waiting = useRef<(() => void)[]>([])
  const release = useRef(() => {
    under.current = false
    for (const resolve of waiting.current.splice(0)) resolve()
  })
  useEffect(() => {
    if (!coming) release.current()
  })
  useEffect(() => {
    const { current } = release
    return current
  }, [])
  const inTransition = <T>(work: () => Promise<T>): Promise<T> => {
    under.current = true
    return new Promise((resolve, reject) => {
      start(async () => {
        await work().then(resolve, reject)
      })
    })
  }
  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      if (under.current) waiting.current.push(resolve)
      else resolve()
    })
  return { inTransition, settled }
}
