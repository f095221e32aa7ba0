'use client'

import { useTranslations } from 'next-intl'
import { useFormContext, useFormState, useWatch } from 'react-hook-form'
import { SelectField } from '@/components/ui/form/choice-fields'
import { useEnrol } from '@/components/ui/form/kit'
import { FieldRow } from '@/components/ui/form/layout'
import { unpackMessage } from '@/components/ui/form/message'
import { DateField, NumberField, TimeField, ZoneField } from '@/components/ui/form/text-fields'
import { isTravel } from '@/lib/programme/rules'
import type { ItemFormOptions } from '@/lib/programme/types'
import type { ItemType } from '@/lib/programme/values'
import { formatDate, formatOffset } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'

/** Day, times and zone; each may stay empty. */
export function WhenFields({ visit }: { visit: ItemFormOptions['visit'] }) {
  const t = useTranslations('programme.form')
  const type: ItemType | '' = useWatch({ name: 'type' })
  const travel = type !== '' && isTravel(type)
  const { arrivalDate, homeZone } = visit
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {arrivalDate ? t('dayHintDated', { date: formatDate(arrivalDate) }) : t('dayHint')}
      </p>
      <FieldRow>
        <NumberField name="dayNumber" label={t('dayNumber')} />
        <DateField name="date" label={t('date')} />
      </FieldRow>
      <FieldRow>
        <TimeField name="startTime" label={t('start')} />
        <TimeField name="endTime" label={t('end')} />
      </FieldRow>
      <OffsetField name="startOffset" label={t('startOffset')} />
      <OffsetField name="endOffset" label={t('endOffset')} />
      <FieldRow>
        <ZoneField name="startZone" label={t('zone')} hint={t('zoneHint', { home: zoneCity(homeZone) })} />
        {travel ? <ZoneField name="endZone" label={t('endZone')} hint={t('endZoneHint')} /> : null}
      </FieldRow>
    </>
  )
}

/** Asked only where the clocks go back and show the time twice: when the server found that, or it was answered before. */
export function OffsetField({ name, label }: { name: 'startOffset' | 'endOffset'; label: string }) {
  const t = useTranslations('programme.form')
  const { getValues } = useFormContext()
  const { errors } = useFormState({ name })
  // Known to the error summary before the field is there to be pointed at.
  useEnrol({ name, label })
  const chosen: unknown = getValues(name)
  const error = errors[name]?.message
  const values = typeof error === 'string' ? unpackMessage(error).values : undefined
  if (values === undefined && (chosen === '' || chosen === null)) return null
  const offsets = values ? [values.firstMinutes, values.secondMinutes] : [chosen]
  return (
    <SelectField
      name={name}
      label={label}
      options={offsets.map((minutes, index) => ({
        value: String(minutes),
        label: values
          ? t(index === 0 ? 'offsetFirst' : 'offsetSecond', { offset: formatOffset(Number(minutes)) })
          : formatOffset(Number(minutes)),
      }))}
    />
  )
}
