'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

/** A private address that is shown once, with how to put it into a calendar program. Takes the focus when it appears. */
export function FeedAddress({ address, name }: { address: string; name: string }) {
  const t = useTranslations('calendars.feed')
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
    <div>
      <div className="rounded border-2 border-waiting bg-surface p-4">
        <h3 className="mb-1 text-lg">{t('shownTitle', { name })}</h3>
        <p id={`${id}-hint`} className="mb-3">
          {t('shownHint', { name })}
        </p>
        <label htmlFor={id} className="mb-1 block font-semibold">
          {t('label')}
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
          <Button onClick={() => void copy()}>{copied ? t('copied') : t('copy')}</Button>
        </div>
      </div>
      <h3 className="mt-5 mb-2 text-lg">{t('how')}</h3>
      <ul className="grid list-disc gap-2 pl-5">
        {(['phone', 'outlook', 'google'] as const).map((kind) => (
          <li key={kind}>{t(kind)}</li>
        ))}
      </ul>
    </div>
  )
}
