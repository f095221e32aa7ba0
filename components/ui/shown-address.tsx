'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './button'

/** A private address that is shown once, to be copied. Takes the focus when it appears. */
export function ShownAddress(props: {
  address: string
  title: string
  hint: string
  label: string
  copy: string
  copied: string
}) {
  const { address, title, hint, label } = props
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // The browser forbids it: the text can still be copied by hand.
      field.current?.select()
    }
  }
  return (
    <div className="rounded border-2 border-waiting bg-surface p-4">
      <h3 className="mb-1 text-lg">{title}</h3>
      <p id={`${id}-hint`} className="mb-3">
        {hint}
      </p>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={address}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.target.select()}
          className="field-control"
        />
        <Button onClick={() => void copy()}>{copied ? props.copied : props.copy}</Button>
      </div>
    </div>
  )
}
