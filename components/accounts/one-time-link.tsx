'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'

/** A link that is shown once, to be copied and handed over. */
export function OneTimeLink({ link, name }: { link: string; name: string }) {
  const t = useTranslations('accounts.link')
  const [copied, setCopied] = useState(false)
  const id = useId()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // The browser forbids it: the text can still be selected.
      document.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)?.select()
    }
  }
  return (
    <div role="status" className="rounded border-2 border-waiting bg-surface p-4">
      <h3 className="mb-1 text-lg">{t('title')}</h3>
      <p className="mb-3">{t('text', { name })}</p>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {t('label')}
      </label>
      <div className="flex gap-2">
        <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} className="field-control" />
        <Button onClick={() => void copy()}>{copied ? t('copied') : t('copy')}</Button>
      </div>
    </div>
  )
}
