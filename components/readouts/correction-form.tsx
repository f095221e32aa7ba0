'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup } from '@/components/ui/form/layout'
import { TextArea } from '@/components/ui/form/text-fields'
import { correctReadout } from '@/lib/readouts/actions'
import type { AttendanceRow } from '@/lib/readouts/types'
import { AttendanceFields } from './attendance-fields'
import { CorrectedSections, type SectionToCorrect } from './corrected-sections'

const correctReadoutSchema = () => import('@/lib/readouts/schema').then((m) => m.correctReadoutSchema)

type Readout = {
  id: string
  version: number
  sections: readonly SectionToCorrect[]
  attendance: readonly AttendanceRow[]
}

/** A manager's correction of a final readout: texts and attendance in one act, with a reason. */
export function CorrectionForm({ readout }: { readout: Readout }) {
  const t = useTranslations('readouts.form')
  const router = useRouter()
  const page = `/readouts/${readout.id}`
  return (
    <CommandForm
      schema={correctReadoutSchema}
      action={async (input) => {
        const answer = await correctReadout(input)
        // The page then shows what another correction has made of each section, beside what stands in this form.
        if (!answer.ok && answer.failure.kind === 'conflict') router.refresh()
        return answer
      }}
      defaultValues={{ readoutId: readout.id, version: readout.version, sections: [], attendance: [], reason: '' }}
      draftKey={`readout-correction-${readout.id}`}
      submitLabel={t('correct')}
      cancelHref={page}
      redirectTo={page}
      done={t('corrected')}
      sticky
    >
      <FieldGroup title={t('texts')} note={t('textsHint')}>
        <CorrectedSections readoutId={readout.id} sections={readout.sections} />
      </FieldGroup>
      <AttendanceFields readoutId={readout.id} rows={readout.attendance} choices={{ ours: [], host: [] }} locked />
      <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={2} />
    </CommandForm>
  )
}
