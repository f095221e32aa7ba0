'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { PasteState } from './use-paste'

type Props<I> = { line: number; state: PasteState<I>; kind: string; span: number; close: () => void }

/** The cells of one row as they were pasted, to be corrected: the row is read again from them. */
export function EditRow<I>({ line, state, kind, span, close }: Props<I>) {
  const t = useTranslations('paste')
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { preview, correct } = state
  const [cells, setCells] = useState(() => preview?.table[line] ?? [])
  if (!preview) return null
  const { table, header, columns } = preview
  return (
    <tr className="max-lg:block">
      <td colSpan={span} className="bg-sunken p-3 max-lg:block max-lg:rounded">
        <form
          aria-label={t('form.editRow', { row: line + 1 })}
          onSubmit={(event) => {
            event.preventDefault()
            correct({ table: table.map((row, at) => (at === line ? cells : row)) })
            close()
          }}
        >
          <div className="flex flex-wrap gap-x-4 gap-y-3">
            {cells.map((cell, at) => {
              const id = `paste-cell-${line}-${at}`
              const heading = header ? (table[0]?.[at] ?? '') : ''
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                <div key={at} className="w-56 max-sm:w-full">
                  <label htmlFor={id} className="block text-sm">
                    {t(`${kind}.field.${columns[at] ?? 'note'}`)}
                    {heading === '' ? null : <span className="text-muted"> ({heading})</span>}
                  </label>
                  <textarea
                    id={id}
                    ref={at === 0 ? first : undefined}
                    rows={1}
                    value={cell}
                    onChange={(event) =>
                      setCells(cells.map((other, index) => (index === at ? event.target.value : other)))
                    }
                    className="field-control field-sizing-content"
                  />
                </div>
              )
            })}
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button type="submit" tone="primary">
              {t('form.apply')}
            </Button>
            <Button tone="quiet" onClick={close}>
              {t('form.notNow')}
            </Button>
          </div>
        </form>
      </td>
    </tr>
  )
}
