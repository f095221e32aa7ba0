'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import type { ActWords } from '@/lib/i18n/act-words'
import { duplicateDay } from '@/lib/programme/actions'
import type { Day } from '@/lib/programme/copy/day'
import { MoveTable, useTicks } from '../timetable/move-table'
import type { MoveView } from '../timetable/move-view'

type Props = { visitId: string; rows: readonly MoveView[]; target: Day; redirectTo: string; words: ActWords }

/** The items of a day with when their copies will be, a tick for each, and the button that makes them. */
export function DayCopyPreview({ visitId, rows, target, redirectTo, words }: Props) {
  const t = useTranslations('programme.moves')
  const ticks = useTicks(rows)
  const { chosen } = ticks
  return (
    <>
      <MoveTable caption={t('captionCopy')} rows={rows} ticks={ticks} leftOut={t('notCopied')} />
      <ActionIsland
        action={duplicateDay}
        input={{ visitId, itemIds: chosen.map(({ id }) => id), ...target }}
        label={t('copy', { count: chosen.length })}
        tone="primary"
        done={t('copied', { count: chosen.length })}
        redirectTo={redirectTo}
        words={words}
      />
    </>
  )
}
