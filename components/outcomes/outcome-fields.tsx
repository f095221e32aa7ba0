'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { TextArea } from '@/components/ui/form/text-fields'
import { OUTCOME_TYPES, OWED_BY } from '@/lib/outcomes/schema'

/** Type, text and who owes it; after Final with the reason of the correction. */
export function OutcomeFields({ final }: { final: boolean }) {
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
