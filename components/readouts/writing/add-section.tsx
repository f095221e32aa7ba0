'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LIMITS } from '@/lib/platform/fields'

/** A section with a title of its own. */
export function AddSection({ add }: { add: (title: string) => void }) {
  const t = useTranslations('writing.add')
  const errors = useTranslations('errors')
  const id = useId()
  const [open, setOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [missing, setMissing] = useState(false)
  if (!open)
    return (
      <div className="mb-8">
        <Button onClick={() => setOpen(true)}>{t('button')}</Button>
      </div>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setMissing(true)
    add(title.trim())
    setTitle('')
    setMissing(false)
    setOpen(false)
  }
  return (
    <form onSubmit={submit} noValidate className="mb-8 max-w-2xl">
      <label htmlFor={id} className="font-semibold">
        {t('title')}
      </label>
      <p id={`${id}-hint`} className="mb-1 text-sm text-muted">
        {t('hint')}
      </p>
      {missing ? (
        <p id={`${id}-error`} role="alert" className="mb-1 font-semibold text-late">
          {errors('required')}
        </p>
      ) : null}
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        className="field-control mb-3"
        autoComplete="off"
        maxLength={LIMITS.line}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        aria-describedby={`${id}-hint${missing ? ` ${id}-error` : ''}`}
        aria-invalid={missing}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary">
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
