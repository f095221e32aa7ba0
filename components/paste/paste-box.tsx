'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { tableFromHtml, toTabbed } from './html-table'
import type { PasteState } from './use-paste'

/** The field for what is pasted. A table copied from a document comes as its cells, not as loose lines. */
export function PasteBox<I>({ state, kind }: { state: PasteState<I>; kind: 'members' | 'items' }) {
  const t = useTranslations('paste')
  const { text, setText, preview, trouble, reading } = state
  const [taken, setTaken] = useState('')
  const error = trouble?.kind === 'invalid' ? trouble.fields.text?.[0]?.text : undefined

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const rows = tableFromHtml(event.clipboardData.getData('text/html'))
    if (!rows) return setTaken('')
    event.preventDefault()
    const box = event.currentTarget
    box.setRangeText(toTabbed(rows), box.selectionStart, box.selectionEnd, 'end')
    setText(box.value)
    setTaken(t('form.taken', { rows: rows.length, columns: Math.max(...rows.map((row) => row.length)) }))
  }
  return (
    <form
      className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault()
        if (!reading) void state.read()
      }}
    >
      <label htmlFor="paste-text" className="font-semibold">
        {t('form.text')}
      </label>
      <p id="paste-hint" className="mb-1 text-sm text-muted">
        {t(`${kind}.hint`)} {t('form.limit')}
      </p>
      {error ? (
        <p id="paste-error" className="mb-1 font-semibold text-late">
          {error}
        </p>
      ) : null}
      <textarea
        id="paste-text"
        rows={preview ? 4 : 10}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onPaste={onPaste}
        aria-describedby={error ? 'paste-hint paste-error' : 'paste-hint'}
        {...(error ? { 'aria-invalid': true } : {})}
        className="field-control font-mono text-sm whitespace-pre"
      />
      <p role="status" className="text-sm text-muted">
        {taken}
      </p>
      <Button type="submit" tone={preview ? 'plain' : 'primary'} busy={reading} className="mt-2">
        {t(preview ? 'form.readAgain' : 'form.read')}
      </Button>
    </form>
  )
}
