'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** The error summary of a page that came back from the server: takes the focus, as the form kit's does. */
export function FocusOnArrival({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      aria-labelledby={labelledBy}
      tabIndex={-1}
      data-ring
      className="mb-5 rounded border-2 border-late bg-surface p-4"
    >
      {children}
    </div>
  )
}
