'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { addOutcome, editOutcome } from '@/lib/outcomes/actions'
import { addOutcomeSchema, editOutcomeSchema, OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'
import type { OutcomeView } from '@/lib/outcomes/types'

/** "Add outcome"; on a final readout it asks for the reason of the correction. */
export function AddOutcome(props: { readoutId: string; final: boolean; tone?: ButtonTone }) {
  const { readoutId, final, tone = 'plain' } = props
  const t = useTranslations('outcomes')
  return (
    <DialogButton label={t('add')} title={t('add')} tone={tone}>
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
    </DialogButton>
  )
}

export function EditOutcome(props: { outcome: OutcomeView; final: boolean; tone?: ButtonTone; label?: ReactNode }) {
  const { outcome, final, tone = 'quiet', label } = props
  const t = useTranslations('outcomes')
  const { id, version, type, text, owedBy } = outcome
  return (
    <DialogButton label={label ?? t('edit')} title={t('edit')} tone={tone}>
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
    </DialogButton>
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
