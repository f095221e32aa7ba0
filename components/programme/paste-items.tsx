'use client'

import { useTranslations } from 'next-intl'
import { PasteForm } from '@/components/paste/paste-form'
import type { PastedRow } from '@/lib/paste/types'
import { addPastedItems } from '@/lib/programme/actions'
import type { PastedItemInput } from '@/lib/programme/paste/schema'

const GROUPS = [
  ['title', 'type', 'status'],
  ['date', 'start', 'duration'],
  ['venue', 'city', 'from', 'to', 'carrier'],
  ['participants', 'counterparts', 'hosts'],
  ['note', 'objective'],
]

/** Items of a programme out of a table that somebody has in a spreadsheet or a document. */
export function PasteItems({ visitId, fields }: { visitId: string; fields: readonly string[] }) {
  const t = useTranslations('paste.items')
  return (
    <PasteForm<PastedItemInput>
      visitId={visitId}
      kind="items"
      source="/api/paste/items"
      action={addPastedItems}
      back={`/visits/${visitId}/programme`}
      fields={fields}
      groups={GROUPS}
      toInput={asRead}
      done={(count) => t('done', { count })}
    />
  )
}

const asRead = ({ input }: PastedRow<PastedItemInput>): PastedItemInput => input
