'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { asTexts, type OrganisationValues } from '@/lib/directory/form-values'
import { ORGANISATION_KINDS } from '@/lib/directory/values'
import { NameRows } from './name-rows'

const createOrganisationSchema = () => import('@/lib/directory/schema').then((m) => m.createOrganisationSchema)
const editOrganisationSchema = () => import('@/lib/directory/schema').then((m) => m.editOrganisationSchema)

type Save =
  | { create: CommandAction<{ id: string }> }
  | { edit: CommandAction<null>; organisationId: string; version: number }

/** The form of an organisation, new or edited. Only its name must be known. */
export function OrganisationForm(props: {
  values: OrganisationValues
  save: Save
  languages: Option[]
  countries: Option[]
}) {
  const { values, save, languages, countries } = props
  const t = useTranslations('directory.form')
  const fields = <Fields languages={languages} countries={countries} />
  if ('create' in save) {
    return (
      <CommandForm
        schema={createOrganisationSchema}
        action={save.create}
        defaultValues={values}
        draftKey="organisation-new"
        submitLabel={t('save')}
        cancelHref="/organisations"
        redirectTo={({ id }) => `/organisations/${id}`}
        done={t('organisationAdded')}
        sticky
      >
        {fields}
      </CommandForm>
    )
  }
  const { edit, organisationId, version } = save
  return (
    <CommandForm
      schema={editOrganisationSchema}
      action={edit}
      defaultValues={{ ...values, organisationId, version, base: asTexts(values) }}
      draftKey={`organisation-${organisationId}`}
      submitLabel={t('save')}
      cancelHref={`/organisations/${organisationId}`}
      redirectTo={`/organisations/${organisationId}`}
      done={t('organisationSaved')}
      sticky
    >
      {fields}
    </CommandForm>
  )
}

function Fields({ languages, countries }: { languages: Option[]; countries: Option[] }) {
  const t = useTranslations('directory')
  return (
    <>
      <NameRows languages={languages} />
      <SelectField
        name="kind"
        label={t('form.kind')}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        optional
      />
      <SelectField name="countryCode" label={t('form.country')} options={countries} optional />
      <Combobox
        name="parent"
        label={t('form.parent')}
        hint={t('form.parentHint')}
        source="/api/lookup/organisations"
        optional
      />
      <TextArea name="note" label={t('form.note')} rows={3} optional />
    </>
  )
}
