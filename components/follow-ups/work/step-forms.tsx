'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextField } from '@/components/ui/form/text-fields'
import { addStep, editStep } from '@/lib/follow-ups/actions'
import { addStepSchema, editStepSchema } from '@/lib/follow-ups/work/schema'

export type EditedStep = { followUpId: string; stepId: string; version: number; title: string; dueDate: string | null }

/** "Add step": last of all; it is moved where it stands. */
export function AddStepForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={addStepSchema}
      action={addStep}
      defaultValues={{ followUpId, title: '', dueDate: '' }}
      submitLabel={t('addStep')}
      done={t('stepAdded')}
    >
      <StepFields />
    </CommandForm>
  )
}

export function EditStepForm({ followUpId, stepId, version, title, dueDate }: EditedStep) {
  const t = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={editStepSchema}
      action={editStep}
      defaultValues={{ followUpId, stepId, version, base: { title, dueDate }, title, dueDate: dueDate ?? '' }}
      submitLabel={t('saveStep')}
      done={t('stepSaved')}
    >
      <StepFields />
    </CommandForm>
  )
}

function StepFields() {
  const t = useTranslations('followUp.form')
  return (
    <>
      <TextField name="title" label={t('step')} hint={t('stepHint')} />
      <DateField name="dueDate" label={t('stepDate')} hint={t('stepDateHint')} optional />
    </>
  )
}
