'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../icon'

/**
 * What a form has to say after an attempt. It takes the focus when it appears, so that a screen reader reads
 * it and the page scrolls to it; mount it anew (by `key`) for every attempt.
 */
export function Panel({
  title,
  tone = 'late',
  children,
}: {
  title: string
  tone?: 'late' | 'waiting'
  children?: ReactNode
}) {
  const heading = useId()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <div
      ref={panel}
      role="alert"
      aria-labelledby={heading}
      tabIndex={-1}
      data-ring
      className={`mb-5 rounded border-2 bg-surface p-4 ${tone === 'late' ? 'border-late' : 'border-waiting'}`}
    >
      <h2
        id={heading}
        className={`mb-2 flex items-center gap-2 text-lg ${tone === 'late' ? 'text-late' : 'text-waiting'}`}
      >
        <Icon name="circle-alert" size={18} className="shrink-0" />
        {title}
      </h2>
      <div className="grid justify-items-start gap-2">{children}</div>
    </div>
  )
}
