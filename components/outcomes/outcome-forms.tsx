'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { addOutcome, editOutcome } from '@/lib/outcomes/actions'
import { addOutcomeSchema, editOutcomeSchema, OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import type { EditedOutcome, NewOutcome } from './outcome-buttons'

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

function OutcomeFields({ final }: { final: boolean }) {
  const t = useTranslations('outcomes')
  return (
    <>
      <SelectField
        name="type"
        label={t('form.type')}
        options={OUTCOME_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <TextArea name="text" label={t('form.text')} hint={t('form.textHint')} rows={3} />
      <SelectField
        name="owedBy"
        label={t('form.owedBy')}
        hint={t('form.owedByHint')}
        options={OWED_BY.map((value) => ({ value, label: t(`owedBy.${value}`) }))}
      />
      {final ? <TextArea name="reason" label={t('form.reason')} hint={t('form.reasonHint')} rows={2} /> : null}
    </>
  )
}
