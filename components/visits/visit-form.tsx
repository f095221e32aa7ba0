'use client'

import { useTranslations } from 'next-intl'
import { CheckboxField, type Option, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup, FieldRow } from '@/components/ui/form/layout'
import { DateField, TextArea, TextField, ZoneField } from '@/components/ui/form/text-fields'
import { VISIT_DIRECTIONS, VISIT_LEVELS } from '@/lib/visits/values'
import { OrganiserRows, StopRows } from './visit-form-rows'

const createOrEdit = (isNew: boolean) => () =>
  import('@/lib/visits/schema').then((m) => (isNew ? m.createVisitSchema : m.editVisitSchema))

type Labelled = { id: string; label: string }

export type VisitFormValues = {
  title: string
  direction: string
  level: string
  purpose: string
  framework: Labelled | null
  arrivalDate: string
  departureDate: string
  homeZone: string
  topics: Labelled[]
  restricted: boolean
  organisers: { organisation: Labelled | null; role: string }[]
  stops: { countryCode: string; city: string; zone: string }[]
}

export type VisitFormProps = {
  values: VisitFormValues
  /** The visit that is edited; none: a new one. */
  edited?: { visitId: string; version: number }
  save: CommandAction<{ id: string }>
  topics: Labelled[]
  frameworks: Labelled[]
  countries: Option[]
}

/** The form of a visit, new or edited. Everything but title, direction and home time zone may be unknown. */
export function VisitForm({ values, edited, save, topics, frameworks, countries }: VisitFormProps) {
  const t = useTranslations('visits')
  const backTo = edited ? `/visits/${edited.visitId}` : '/visits'
  return (
    <CommandForm
      schema={createOrEdit(edited === undefined)}
      action={save}
      defaultValues={{ ...values, ...edited }}
      draftKey={edited ? `visit-${edited.visitId}` : 'visit-new'}
      submitLabel={t(edited ? 'form.save' : 'form.create')}
      cancelHref={backTo}
      redirectTo={({ id }) => `/visits/${id}`}
      done={t(edited ? 'form.saved' : 'form.created')}
      sticky
    >
      <TextField name="title" label={t('form.title')} />
      <SelectField
        name="direction"
        empty={false}
        label={t('form.direction')}
        options={VISIT_DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
      />
      <SelectField
        name="level"
        label={t('form.level')}
        empty={t('form.notSaid')}
        options={VISIT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
      />
      <TextArea name="purpose" label={t('form.purpose')} rows={3} optional />
      <Combobox
        name="framework"
        label={t('form.framework')}
        hint={t('form.frameworkHint')}
        source={frameworks}
        optional
      />
      <FieldGroup title={t('form.dates')}>
        <FieldRow>
          <DateField name="arrivalDate" label={t('form.arrivalDate')} optional />
          <DateField name="departureDate" label={t('form.departureDate')} optional />
        </FieldRow>
        <p className="-mt-2 mb-4 text-sm text-muted">{t('form.arrivalHint')}</p>
        <ZoneField name="homeZone" label={t('form.homeZone')} hint={t('form.homeZoneHint')} />
      </FieldGroup>
      <StopRows countries={countries} />
      <FieldGroup title={t('form.about')}>
        <ComboboxMany name="topics" label={t('form.topics')} hint={t('form.topicsHint')} source={topics} optional />
      </FieldGroup>
      <OrganiserRows />
      <CheckboxField name="restricted" label={t('form.restricted')} hint={t('form.restrictedHint')} />
    </CommandForm>
  )
}
