'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField, SelectField } from '@/components/ui/form/choice-fields'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup, FieldRow, MoreDetails } from '@/components/ui/form/layout'
import { DateField, NumberField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { createAgreement, editAgreement } from '@/lib/agreements/actions'
import { AGREEMENT_TYPES } from '@/lib/agreements/schema'
import type { Choice } from '@/lib/agreements/types'
import { OWED_BY } from '@/lib/outcomes/schema'
import type { AgreementFormValues } from './agreement-values'
import { PartyRows } from './party-rows'

const createSchema = () => import('@/lib/agreements/schema').then((m) => m.createAgreementSchema)
const editSchema = () => import('@/lib/agreements/schema').then((m) => m.editAgreementSchema)

type Props = { values: AgreementFormValues; items: readonly Choice[] }
type New = { visitId: string; outcomeIds: readonly string[]; restricted: boolean; mayRestrict: boolean }

/** A new agreement of a visit, with the outcomes that it came from. Only its title must be known. */
export function NewAgreementForm({ values, items, made, cancelHref }: Props & { made: New; cancelHref: string }) {
  const t = useTranslations('agreements.form')
  const { visitId, outcomeIds, restricted, mayRestrict } = made
  return (
    <CommandForm
      schema={createSchema}
      action={createAgreement as CommandAction<{ id: string }>}
      defaultValues={{ ...values, visitId, outcomeIds: [...outcomeIds], restricted }}
      draftKey={`agreement-new-${outcomeIds[0] ?? visitId}`}
      submitLabel={t('create')}
      cancelHref={cancelHref}
      redirectTo={({ id }) => `/agreements/${id}`}
      done={t('created')}
      sticky
    >
      <Fields items={items} />
      {mayRestrict ? <CheckboxField name="restricted" label={t('restricted')} hint={t('restrictedHint')} /> : null}
    </CommandForm>
  )
}

export function EditAgreementForm(props: Props & { agreementId: string; version: number }) {
  const { values, items, agreementId, version } = props
  const t = useTranslations('agreements.form')
  const { parties, withoutEnd, ...texts } = values
  const base = { ...texts, withoutEnd: String(withoutEnd), parties: JSON.stringify(parties) }
  return (
    <CommandForm
      schema={editSchema}
      action={editAgreement}
      defaultValues={{ ...values, agreementId, version, base }}
      draftKey={`agreement-${agreementId}`}
      submitLabel={t('save')}
      cancelHref={`/agreements/${agreementId}`}
      redirectTo={`/agreements/${agreementId}`}
      done={t('saved')}
      sticky
    >
      <Fields items={items} />
    </CommandForm>
  )
}

function Fields({ items }: Pick<Props, 'items'>) {
  const t = useTranslations('agreements')
  const owed = useTranslations('outcomes.owedBy')
  return (
    <>
      <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} />
      <SelectField
        name="type"
        label={t('form.type')}
        empty={false}
        options={AGREEMENT_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
      />
      <PartyRows />
      <FieldGroup title={t('form.signature')} note={t('form.signatureNote')}>
        <FieldRow>
          <DateField name="signedOn" label={t('form.signedOn')} optional />
          <TextField name="signedPlace" label={t('form.signedPlace')} optional short />
        </FieldRow>
        <SelectField name="itemId" label={t('form.item')} empty={t('form.noItem')} options={[...items]} />
      </FieldGroup>
      <FieldGroup title={t('form.term')}>
        <FieldRow>
          <DateField name="inForceFrom" label={t('form.inForceFrom')} optional />
          <DateField name="inForceUntil" label={t('form.inForceUntil')} optional />
        </FieldRow>
        <CheckboxField name="withoutEnd" label={t('form.withoutEnd')} />
        <NumberField name="noticeDays" label={t('form.noticeDays')} hint={t('form.noticeHint')} optional />
        <TextArea name="renewal" label={t('form.renewal')} hint={t('form.renewalHint')} rows={2} optional />
      </FieldGroup>
      <MoreDetails>
        <SelectField
          name="owedBy"
          label={t('form.owedBy')}
          hint={t('form.owedByHint')}
          empty={false}
          options={OWED_BY.map((value) => ({ value, label: owed(value) }))}
        />
        <TextArea name="note" label={t('form.note')} rows={3} optional />
      </MoreDetails>
    </>
  )
}
