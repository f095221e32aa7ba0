'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFieldArray } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { type Option, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { FieldGroup, FieldRow } from '@/components/ui/form/layout'
import { TextField, ZoneField } from '@/components/ui/form/text-fields'
import { ORGANISER_ROLES } from '@/lib/visits/values'

/** Countries and cities of the visit in their order; a row left empty is not kept. */
export function StopRows({ countries }: { countries: Option[] }) {
  const t = useTranslations('visits.form')
  const { fields, append, remove } = useFieldArray({ name: 'stops' })
  return (
    <FieldGroup title={t('stops')}>
      {fields.map((field, index) => (
        <Row
          key={field.id}
          removeLabel={t('remove', { what: t('city', { number: index + 1 }) })}
          onRemove={() => remove(index)}
        >
          <SelectField
            name={`stops.${index}.countryCode`}
            label={t('country', { number: index + 1 })}
            options={countries}
            optional
          />
          <TextField name={`stops.${index}.city`} label={t('city', { number: index + 1 })} optional short />
          <ZoneField name={`stops.${index}.zone`} label={t('zone', { number: index + 1 })} optional />
        </Row>
      ))}
      <Button onClick={() => append({ countryCode: '', city: '', zone: '' })}>{t('addStop')}</Button>
    </FieldGroup>
  )
}

/** Who organises the visit: any organisation of the directory, a company too, or a new one. */
export function OrganiserRows() {
  const t = useTranslations('visits')
  const { fields, append, remove } = useFieldArray({ name: 'organisers' })
  const roles = ORGANISER_ROLES.map((value) => ({ value, label: t(`organiserRole.${value}`) }))
  return (
    <FieldGroup title={t('form.organisers')}>
      {fields.map((field, index) => {
        const label = t('form.organiser', { number: index + 1 })
        return (
          <Row key={field.id} removeLabel={t('form.remove', { what: label })} onRemove={() => remove(index)}>
            <Combobox name={`organisers.${index}.organisation`} label={label} source="/api/lookup/organisations" />
            <SelectField
              name={`organisers.${index}.role`}
              label={t('form.organiserRole', { number: index + 1 })}
              options={roles}
              empty={false}
            />
          </Row>
        )
      })}
      <Button onClick={() => append({ organisation: null, role: fields.length === 0 ? 'organiser' : 'co_organiser' })}>
        {t('form.addOrganiser')}
      </Button>
    </FieldGroup>
  )
}

function Row({ removeLabel, onRemove, children }: { removeLabel: string; onRemove: () => void; children: ReactNode }) {
  return (
    <div className="mb-4 rounded border border-line bg-surface px-4 pt-3">
      <FieldRow>{children}</FieldRow>
      <div className="mb-2 text-right">
        <Button tone="quiet" onClick={onRemove}>
          {removeLabel}
        </Button>
      </div>
    </div>
  )
}
