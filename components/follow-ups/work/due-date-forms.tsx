'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea } from '@/components/ui/form/text-fields'
import { askForDueDate, moveDueDate, setDueDate } from '@/lib/follow-ups/actions'
import { changeDueDateSchema, setDueDateSchema } from '@/lib/follow-ups/schema'
import type { Dated, MovableDate } from '../follow-up-buttons'

/** "Set due date": the first one. */
export function SetDueDateForm({ followUpId, version }: Dated) {
  const t = useTranslations('followUps.form')
  return (
    <CommandForm
      schema={setDueDateSchema}
      action={setDueDate}
      defaultValues={{ followUpId, version, dueDate: '' }}
      submitLabel={t('setDueDate')}
      done={t('dueDateSet')}
    >
      <DateField name="dueDate" label={t('dueDate')} hint={t('dueDateHint')} />
    </CommandForm>
  )
}

/** "Move due date" for a manager, "Ask for another date" for the others. */
export function ChangeDueDateForm({ followUpId, version, dueDate, mayMove }: MovableDate) {
  const t = useTranslations('followUps.form')
  const label = t(mayMove ? 'moveDueDate' : 'askForDueDate')
  return (
    <CommandForm
      schema={changeDueDateSchema}
      action={mayMove ? moveDueDate : askForDueDate}
      defaultValues={{ followUpId, version, dueDate: dueDate ?? '', reason: '' }}
      submitLabel={label}
      done={t(mayMove ? 'dueDateMoved' : 'dueDateAsked')}
    >
      {mayMove ? null : <p className="mb-4 text-muted">{t('askExplain')}</p>}
      <DateField name="dueDate" label={t('dueDate')} />
      <TextArea name="reason" label={t('reason')} rows={3} />
    </CommandForm>
  )
}
