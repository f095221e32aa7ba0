'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ActionIsland } from '@/components/ui/form/action-island'
import type { ActWords } from '@/lib/i18n/act-words'
import { setVisitDates } from '@/lib/programme/actions'
import type { VisitDates } from '@/lib/programme/rules'
import { MoveTable, useTicks } from '../timetable/move-table'
import type { MoveView } from '../timetable/move-view'

type Props = {
  visit: { id: string; version: number }
  dates: VisitDates
  rows: readonly MoveView[]
  /** Id of the form that made the preview. */
  form: string
  words: ActWords
  /** What the dates would break. */
  children?: ReactNode
}

/** What the command would ask about: all of it is on the page. */
const SEEN = ['itemsMove', 'datedStay', 'outsideVisit']

/** What new dates do to each item, a tick for those that may move along, and the button that sets them. */
export function DatesPreview({ visit, dates, rows, form, words, children }: Props) {
  const t = useTranslations('programme.moves')
  const ticks = useTicks(rows)
  const tickable = rows.some(({ ticked }) => ticked !== undefined)
  const { chosen, changed } = ticks
  return (
    <>
      {tickable ? <p className="mb-3 text-muted">{t('mayMove')}</p> : null}
      {rows.length > 0 ? (
        <MoveTable caption={t('caption')} rows={rows} ticks={ticks} leftOut={t('staysOnDate')} />
      ) : (
        <p className="mb-4 text-muted">{t('noItems')}</p>
      )}
      {chosen.map(({ reference }) => (
        <input key={reference} type="hidden" form={form} name="along" value={reference} />
      ))}
      {children}
      <p role="status" className="mb-2 text-muted">
        {changed ? t('changed') : ''}
      </p>
      <div className="flex flex-wrap items-start gap-2">
        <ActionIsland
          action={setVisitDates}
          input={{ visitId: visit.id, version: visit.version, ...dates, moveDated: chosen.map(({ id }) => id) }}
          label={t('setDates')}
          tone="primary"
          accepts={SEEN}
          done={t('datesSet')}
          redirectTo={`/visits/${visit.id}/programme`}
          words={words}
        />
        {tickable ? (
          <Button type="submit" form={form}>
            {t('again')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
