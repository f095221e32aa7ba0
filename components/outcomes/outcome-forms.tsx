'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { addOutcome, editOutcome } from '@/lib/outcomes/actions'
import { addOutcomeSchema, editOutcomeSchema } from '@/lib/outcomes/schema'
import type { EditedOutcome, NewOutcome } from './outcome-buttons'
import { OutcomeFields } from './outcome-fields'

/** "Add outcome"; on a final readout it asks for the reason of the correction. */
export function AddOutcomeForm({ readoutId, final }: NewOutcome) {
  const t = useTranslations('outcomes')
  return (
    <CommandForm
      schema={addOutcomeSchema}
      action={addOutcome}
      defaultValues={{ readoutId, type: '', text: '', owedBy: '', reason: '' }}
      draftKey={`outcome-new-${readoutId}`}
      submitLabel={t('add')}
      done={t('form.added')}
    >
      <OutcomeFields final={final} />
    </CommandForm>
  )
}

export function EditOutcomeForm({ outcome, final }: EditedOutcome) {
  const t = useTranslations('outcomes')
  const { id, version, type, text, owedBy } = outcome
  return (
    <CommandForm
      schema={editOutcomeSchema}
      action={editOutcome}
      defaultValues={{ outcomeId: id, version, base: { type, text, owedBy }, type, text, owedBy, reason: '' }}
      draftKey={`outcome-${id}`}
      submitLabel={t('form.save')}
      done={t('form.saved')}
    >
      <OutcomeFields final={final} />
    </CommandForm>
  )
}
