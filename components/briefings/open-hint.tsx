'use client'

import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isChosen, toId } from '@/components/ui/form/lookup'

/**
 * How much is open with the hosts that are chosen in the form around it, once they are; on an incoming visit with who
 * comes. It informs and keeps nobody from saving; where it cannot be asked it says nothing.
 * @param visitors the incoming visit
 */
export function OpenHint({ visitors }: { visitors: string | null }) {
  const hosts: unknown = useWatch({ name: 'hosts' })
  const ids = (Array.isArray(hosts) ? hosts : []).flatMap((host) => (isChosen(host) ? (toId(host) ?? []) : []))
  const hosted = ids.length > 0 ? `with=${ids.join(',')}` : ''
  const text = useHint(visitors === null ? hosted : `visit=${visitors}`)
  return (
    <p role="status" className={text ? 'mb-4 border-l-4 border-planned pl-3' : ''}>
      {text}
    </p>
  )
}

function useHint(asked: string): string {
  const [said, setSaid] = useState({ asked: '', text: '' })
  const latest = useRef('')
  useEffect(() => {
    latest.current = asked
    if (asked === '') return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetch(`/api/briefings?${asked}`, { signal: stop.signal })
        if (!response.ok) return
        const { text } = (await response.json()) as { text: string }
        if (latest.current === asked) setSaid({ asked, text })
      } catch {
        // No network, or others meanwhile.
      }
    }
    void ask()
    return () => stop.abort()
  }, [asked])
  return said.asked === asked ? said.text : ''
}
