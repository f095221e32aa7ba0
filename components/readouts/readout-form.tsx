'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EditorField } from '@/components/text/editor-field'
import { CommandForm } from '@/components/ui/form/command-form'
import { saveAttendance, saveSection } from '@/lib/readouts/actions'
import { SECTIONS, type Side, saveAttendanceSchema } from '@/lib/readouts/schema'
import type { AttendanceRow, AttendeeChoice, SectionView } from '@/lib/readouts/types'
import { EMPTY_DOC } from '@/lib/text/doc'
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
            action={saveSection}
            defaultValues={{
              readoutId: readout.id,
              key,
              baseVersion: stands?.version ?? 0,
              title: null,
              doc: stands?.doc ?? EMPTY_DOC,
            }}
            submitLabel={t('save')}
            done={t('saved')}
          >
            <EditorField name="doc" label={t(key)} hint={t(`${key}Hint`)} optional />
          </CommandForm>
        )
      })}
      <div className="mt-10">{children}</div>
    </>
  )
}
