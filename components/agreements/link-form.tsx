'use client'

import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { linkOutcomes } from '@/lib/agreements/actions'
import { linkOutcomesSchema } from '@/lib/agreements/schema'

/** The outcomes that are offered, to be ticked. */
export function LinkOutcomesForm(props: { agreementId: string; offered: readonly { id: string; label: string }[] }) {
  const t = useTranslations('agreements.link')
  return (
    <CommandForm
      schema={linkOutcomesSchema}
      action={linkOutcomes}
      defaultValues={{ agreementId: props.agreementId, outcomeIds: [] }}
      submitLabel={t('submit')}
      done={t('done')}
    >
      <CheckboxGroup
        name="outcomeIds"
        label={t('outcomes')}
        options={props.offered.map(({ id, label }) => ({ value: id, label }))}
      />
    </CommandForm>
  )
}
