'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField, SelectField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextField } from '@/components/ui/form/text-fields'
import { putInForce, signAgreement, signIntoForce } from '@/lib/agreements/actions'
import { putInForceSchema, signAgreementSchema } from '@/lib/agreements/schema'
import type { Choice } from '@/lib/agreements/types'
import type { Signable } from './agreement-buttons'

/** Day, place and programme item of a signature; each may stay to be confirmed. */
export function SignForm(props: { agreement: Signable; items: readonly Choice[]; atOnce: boolean }) {
  const { agreement, items, atOnce } = props
  const { agreementId, version, signedOn, signedPlace, itemId } = agreement
  const t = useTranslations('agreements')
  const step = atOnce ? 'signIntoForce' : 'signAgreement'
  return (
    <CommandForm
      schema={signAgreementSchema}
      action={atOnce ? signIntoForce : signAgreement}
      defaultValues={{ agreementId, version, signedOn, signedPlace, itemId }}
      submitLabel={t(`step.${step}`)}
      done={t(`step.done.${step}`)}
    >
      <DateField name="signedOn" label={t('form.signedOn')} optional />
      <TextField name="signedPlace" label={t('form.signedPlace')} optional />
      <SelectField name="itemId" label={t('form.item')} empty={t('form.noItem')} options={[...items]} />
    </CommandForm>
  )
}

/** From and until when, as far as that is known. */
export function PutInForceForm({ agreement }: { agreement: Signable }) {
  const { agreementId, version, signedOn, inForceFrom, inForceUntil, withoutEnd } = agreement
  const t = useTranslations('agreements')
  return (
    <CommandForm
      schema={putInForceSchema}
      action={putInForce}
      defaultValues={{ agreementId, version, inForceFrom: inForceFrom || signedOn, inForceUntil, withoutEnd }}
      submitLabel={t('step.putInForce')}
      done={t('step.done.putInForce')}
    >
      <DateField name="inForceFrom" label={t('form.inForceFrom')} optional />
      <DateField name="inForceUntil" label={t('form.inForceUntil')} optional />
      <CheckboxField name="withoutEnd" label={t('form.withoutEnd')} />
    </CommandForm>
  )
}
