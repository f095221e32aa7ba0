'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { correctReadout } from '@/lib/readouts/actions'
import type { AttendanceRow } from '@/lib/readouts/types'
import { AttendanceFields } from './attendance-fields'

const correctReadoutSchema = () => import('@/lib/readouts/schema').then((m) => m.correctReadoutSchema)

type Readout = { id: string; version: number; attendance: readonly AttendanceRow[] }

/** A manager's correction of a final readout: a new revision with a reason. */
export function CorrectionForm({ readout }: { readout: Readout }) {
  const t = useTranslations('readouts.form')
  const page = `/readouts/${readout.id}`
  return (
    <CommandForm
      schema={correctReadoutSchema}
      action={correctReadout}
      defaultValues={{ readoutId: readout.id, version: readout.version, sections: [], attendance: [], reason: '' }}
      draftKey={`readout-correction-${readout.id}`}
      submitLabel={t('correct')}
      cancelHref={page}
      redirectTo={page}
      done={t('corrected')}
      sticky
    >
      <AttendanceFields readoutId={readout.id} rows={readout.attendance} choices={{ ours: [], host: [] }} locked />
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={2} />
    </CommandForm>
  )
}
