'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ActionIsland } from '@/components/ui/form/action-island'
import type { ActWords } from '@/lib/i18n/act-words'
import { shiftItems } from '@/lib/programme/actions'
import { MoveTable, useTicks } from '../timetable/move-table'
import type { MoveView } from '../timetable/move-view'

type Props = {
  visitId: string
  rows: readonly MoveView[]
  shift: { days: number; minutes: number }
  /** Id of the form that made the preview. */
  form: string
  /** Where the same items are shifted back; their references and count are added. */
  backAddress: string
  words: ActWords
  /** What the shift would break. */
  children?: ReactNode
}

/** The preview of a shift, with a tick for each item that can move, and the button that does it. */
export function ShiftPreview({ visitId, rows, shift, form, backAddress, words, children }: Props) {
  const t = useTranslations('programme.moves')
  const ticks = useTicks(rows)
  const { chosen, left, changed } = ticks
  return (
    <>
      <MoveTable caption={t('caption')} rows={rows} ticks={ticks} leftOut={t('leftOut')} />
      {left.map(({ reference }) => (
        <input key={reference} type="hidden" form={form} name="out" value={reference} />
      ))}
      {children}
      <p role="status" className="mb-2 text-muted">
        {changed ? t('changed') : ''}
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <ActionIsland
          action={shiftItems}
          input={{ visitId, items: chosen.map(({ id, version }) => ({ id, version })), ...shift }}
          label={t('shift', { count: chosen.length })}
          tone="primary"
          done={t('shifted', { count: chosen.length })}
          redirectTo={`${backAddress}&done=${chosen.length}${chosen.map((row) => `&item=${row.reference}`).join('')}`}
          words={words}
        />
        <Button type="submit" form={form}>
          {t('again')}
        </Button>
      </div>
    </>
  )
}
