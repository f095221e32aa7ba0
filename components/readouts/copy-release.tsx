'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/hydrated'
import type { Copied } from '@/lib/readouts/release'

type Props = { copied: Copied; label: string; done: string; failed: string }

/** Puts a text on the clipboard, as it is and as HTML, and nothing else. */
export function CopyRelease({ copied, label, done, failed }: Props) {
  const [said, setSaid] = useState('')
  const ready = useHydrated()
  return (
    <span className="inline-flex flex-wrap items-center">
      <Button
        disabled={!ready}
        onClick={() => void putOnClipboard(copied).then((well) => setSaid(well ? done : failed))}
      >
        {label}
      </Button>
      <span role="status" className="text-sm text-muted">
        {said ? <span className="px-2">{said}</span> : null}
      </span>
    </span>
  )
}

async function putOnClipboard({ text, html }: Copied): Promise<boolean> {
  try {
    const as = (type: string, words: string) => new Blob([words], { type })
    const item = new ClipboardItem({ 'text/plain': as('text/plain', text), 'text/html': as('text/html', html) })
    await navigator.clipboard.write([item])
    return true
  } catch {
    // Where the office's network has no certificate browsers offer no clipboard, but still copy for a press of a button.
    return copyByEvent({ text, html })
  }
}

function copyByEvent({ text, html }: Copied): boolean {
  let taken = false
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    taken = true
  }
  document.addEventListener('copy', put)
  try {
    return document.execCommand('copy') && taken
  } finally {
    document.removeEventListener('copy', put)
  }
}
