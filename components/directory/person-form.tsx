'use client'

import { useTranslations } from 'next-intl'
import type { Option } from '@/components/ui/form/choice-fields'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea } from '@/components/ui/form/text-fields'
import { asTexts, type PersonValues } from '@/lib/directory/form-values'
import { NameRows } from './name-rows'
import { PositionRows } from './position-rows'

const createPersonSchema = () => import('@/lib/directory/schema').then((m) => m.createPersonSchema)
const editPersonSchema = () => import('@/lib/directory/schema').then((m) => m.editPersonSchema)

type Save = { create: CommandAction<{ id: string }> } | { edit: CommandAction<null>; personId: string; version: number }

/** The form of a person, new or edited. Only the name must be known. */
export function PersonForm({ values, save, languages }: { values: PersonValues; save: Save; languages: Option[] }) {
  const t = useTranslations('directory.form')
  const fields = <Fields languages={languages} />
  if ('create' in save) {
    return (
      <CommandForm
        schema={createPersonSchema}
        action={save.create}
        defaultValues={values}
        draftKey="person-new"
        submitLabel={t('save')}
        cancelHref="/people"
        redirectTo={({ id }) => `/people/${id}`}
        done={t('personAdded')}
        sticky
      >
        {fields}
      </CommandForm>
    )
  }
  const { edit, personId, version } = save
  return (
    <CommandForm
      schema={editPersonSchema}
      action={edit}
      defaultValues={{ ...values, personId, version, base: asTexts(values) }}
      draftKey={`person-${personId}`}
      submitLabel={t('save')}
      cancelHref={`/people/${personId}`}
      redirectTo={`/people/${personId}`}
      done={t('personSaved')}
      sticky
    >
      {fields}
    </CommandForm>
  )
}

function Fields({ languages }: { languages: Option[] }) {
  const t = useTranslations('directory.form')
  return (
    <>
      <NameRows languages={languages} />
      <PositionRows />
      <ComboboxMany
        name="languages"
        label={t('languages')}
        hint={t('languagesHint')}
        source={languages.map(({ value, label }) => ({ id: value, label }))}
        valueAs="id"
        create={false}
        optional
      />
      <TextArea name="note" label={t('note')} rows={3} optional />
    </>
  )
}
