'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { saveAttendance, saveSection } from '@/lib/readouts/actions'
import { SECTIONS, type Side, saveAttendanceSchema } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice, SectionView } from '@/lib/readouts/types'
import { docOf, plainText } from '@/lib/text/doc'
import { AttendanceFields } from './attendance-fields'

const saveSectionSchema = () => import('@/lib/readouts/schema').then((m) => m.saveSectionSchema)

type Props = {
  readout: { id: string; version: number; sections: readonly SectionView[]; attendance: readonly AttendanceRow[] }
  choices: Record<Side, readonly AttendeeChoice[]>
  children: ReactNode
}

/** Attendance and sections of a draft. */
export function ReadoutForm({ readout, choices, children }: Props) {
  const t = useTranslations('readouts.form')
  return (
    <>
      <CommandForm
        schema={saveAttendanceSchema}
        action={saveAttendance}
        defaultValues={{ readoutId: readout.id, attendance: [] }}
        submitLabel={t('save')}
        done={t('saved')}
      >
        <AttendanceFields readoutId={readout.id} rows={readout.attendance} choices={choices} />
      </CommandForm>
      {SECTIONS.map((key) => {
        const stands = readout.sections.find((section) => section.key === key)
        return (
          <CommandForm
            key={key}
            schema={saveSectionSchema}
            action={(input) => saveSection({ ...(input as object), doc: docOf((input as { doc: string }).doc) })}
            defaultValues={{
              readoutId: readout.id,
              key,
              baseVersion: stands?.version ?? 0,
              doc: stands ? plainText(stands.doc) : '',
            }}
            submitLabel={t('save')}
            done={t('saved')}
          >
            <TextArea name="doc" label={t(key)} hint={t(`${key}Hint`)} rows={6} document optional />
          </CommandForm>
        )
      })}
      <div className="mt-10">{children}</div>
    </>
  )
}
