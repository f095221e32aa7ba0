'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/dialog'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea } from '@/components/ui/form/text-fields'
import { askForDueDate, moveDueDate, setDueDate } from '@/lib/follow-ups/actions'
import { changeDueDateSchema, setDueDateSchema } from '@/lib/follow-ups/schema'

type Dated = { followUpId: string; version: number; dueDate: string | null }

/** "Set due date": the first one. */
export function SetDueDate({ followUpId, version }: Dated) {
  const t = useTranslations('followUps.form')
  return (
    <DialogButton label={t('setDueDate')} title={t('setDueDate')}>
      <CommandForm
        schema={setDueDateSchema}
        action={setDueDate}
        defaultValues={{ followUpId, version, dueDate: '' }}
        submitLabel={t('setDueDate')}
        done={t('dueDateSet')}
      >
        <DateField name="dueDate" label={t('dueDate')} hint={t('dueDateHint')} />
      </CommandForm>
    </DialogButton>
  )
}

/** "Move due date" for a manager, "Ask for another date" for the others. */
export function ChangeDueDate({ followUpId, version, dueDate, mayMove }: Dated & { mayMove: boolean }) {
  const t = useTranslations('followUps.form')
  const label = t(mayMove ? 'moveDueDate' : 'askForDueDate')
  return (
    <DialogButton label={label} title={label}>
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
    </DialogButton>
  )
}
