'use client'

import { useEffect, useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isChosen, toId } from '@/components/ui/form/lookup'

/**
 * How much is open with the hosts that are chosen in the form around it, once they are. It informs and keeps nobody from
 * saving; where it cannot be asked it says nothing.
 */
export function OpenHint() {
  const hosts: unknown = useWatch({ name: 'hosts' })
  const ids = (Array.isArray(hosts) ? hosts : []).flatMap((host) => (isChosen(host) ? (toId(host) ?? []) : []))
  const text = useHint(ids.join(','))
  return (
    <p role="status" className={text ? 'mb-4 border-l-4 border-planned pl-3' : ''}>
      {text}
    </p>
  )
}

function useHint(ids: string): string {
  const [said, setSaid] = useState({ ids: '', text: '' })
  const latest = useRef('')
  useEffect(() => {
    latest.current = ids
    if (ids === '') return
    const stop = new AbortController()
    const ask = async () => {
      try {
        const response = await fetch(`/api/briefings?with=${ids}`, { signal: stop.signal })
        if (!response.ok) return
        const { text } = (await response.json()) as { text: string }
        if (latest.current === ids) setSaid({ ids, text })
      } catch {
        // No network, or other hosts meanwhile.
      }
    }
    void ask()
    return () => stop.abort()
  }, [ids])
  return said.ids === ids ? said.text : ''
}
