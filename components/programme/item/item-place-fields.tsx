'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { OpenHint } from '@/components/briefings/open-hint'
import { CheckboxField, CheckboxGroup, RadioField, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import { FieldGroup, FieldRow, MoreDetails } from '@/components/ui/form/layout'
import { DateField, NumberField, TextArea, TextField, TimeField, ZoneField } from '@/components/ui/form/text-fields'
import { isOffered, isTravel, yieldsReadout } from '@/lib/programme/rules'
import type { ItemFormOptions } from '@/lib/programme/types'
import { type ItemType, OFFERER_KINDS } from '@/lib/programme/values'
import { PARTS_OF_DAY } from '@/lib/time/partial-fields'

/** The type that is chosen in the form, or null while none is. */
function useItemType(): ItemType | null {
  const type: ItemType | '' = useWatch({ name: 'type' })
  return type === '' ? null : type
}

/** "Readout expected" follows the type as long as it says what the type says. */
export function ReadoutFollowsType() {
  const { getValues, setValue } = useFormContext()
  const type = useItemType()
  const before = useRef(type)
  useEffect(() => {
    const [was, is] = [before.current, type]
    before.current = type
    if (was === is) return
    const byType = was !== null && yieldsReadout(was, null)
    if (getValues('readoutExpected') === byType) setValue('readoutExpected', is !== null && yieldsReadout(is, null))
  }, [type, getValues, setValue])
  return null
}

/** Where it is; for a journey from where to where, and with whom. */
export function WhereFields({ stops }: { stops: ItemFormOptions['stops'] }) {
  const t = useTranslations('programme.form')
  const type = useItemType()
  const hint = useStopsHint(stops)
  const travel = type !== null && isTravel(type)
  return (
    <FieldGroup title={t(travel ? 'travelGroup' : 'whereGroup')}>
      {travel ? <JourneyFields /> : null}
      <TextField name="city" label={t('city')} short {...hint} />
      <TextField name="venue" label={t('venue')} />
      {type !== null && isOffered(type) ? <OfferedByFields /> : null}
    </FieldGroup>
  )
}

/** Names the visit's own cities under the field for one. */
export function useStopsHint(stops: ItemFormOptions['stops']) {
  const t = useTranslations('programme.form')
  return stops.length > 0 ? { hint: t('cityHint', { cities: stops.map(({ city }) => city).join(', ') }) } : {}
}

export function JourneyFields() {
  const t = useTranslations('programme.form')
  return (
    <>
      <FieldRow>
        <TextField name="fromPlace" label={t('from')} />
        <TextField name="toPlace" label={t('to')} />
      </FieldRow>
      <TextField name="carrier" label={t('carrier')} hint={t('carrierHint')} short />
    </>
  )
}

export function OfferedByFields() {
  const t = useTranslations('programme.form')
  const offeredBy: unknown = useWatch({ name: 'offeredBy' })
  const isNew = typeof offeredBy === 'object' && offeredBy !== null && 'name' in offeredBy
  return (
    <>
      <Combobox name="offeredBy" label={t('offeredBy')} hint={t('offeredByHint')} source="/api/lookup/parties" />
      {isNew ? (
        <RadioField
          name="offeredByKind"
          label={t('offeredByKind')}
          options={OFFERER_KINDS.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
    </>
  )
}

export function WhoFields({ options }: { options: ItemFormOptions }) {
  const t = useTranslations('programme.form')
  const { contacts } = options
  return (
    <>
      <ComboboxMany name="hosts" label={t('hosts')} hint={t('hostsHint')} source="/api/lookup/organisations" />
      <OpenHint visitors={options.visit.direction === 'incoming' ? options.visit.id : null} />
      <ComboboxMany
        name="counterparts"
        label={t('counterparts')}
        hint={t(contacts.length > 0 ? 'counterpartsHint' : 'counterpartsNone')}
        source={contacts}
        valueAs="id"
      />
      <AudienceFields options={options} />
      <FieldRow>
        <Combobox name="interpreter" label={t('interpreter')} source="/api/lookup/people" />
        <Combobox name="noteTaker" label={t('noteTaker')} source="/api/lookup/people" />
      </FieldRow>
      <TextArea name="objective" label={t('objective')} rows={2} />
    </>
  )
}

/** Who of ours takes part: everyone, subgroups, members by name, in any combination. */
export function AudienceFields({ options }: { options: ItemFormOptions }) {
  const t = useTranslations('programme.audience')
  const { members, subgroups } = options
  return (
    <fieldset className="mb-4 min-w-0 rounded border border-line px-4 pt-3">
      <legend className="px-1 font-semibold">{t('title')}</legend>
      <CheckboxField name="forEveryone" label={t('everyone')} hint={t('everyoneHint')} />
      {subgroups.length > 0 ? (
        <CheckboxGroup
          name="subgroups"
          label={t('subgroups')}
          hint={t('subgroupsHint')}
          options={subgroups.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <ComboboxMany name="members" label={t('byName')} hint={t('byNameHint')} source={members} valueAs="id" />
    </fieldset>
  )
}

/** The less usual: those of another kind of item too, so that nothing is out of reach. */
export function MoreItemFields({ open }: { open: boolean }) {
  const t = useTranslations('programme')
  const type = useItemType()
  return (
    <MoreDetails open={open}>
      <RareTimeFields />
      {type === null || !isTravel(type) ? (
        <>
          <ZoneField name="endZone" label={t('form.endZone')} hint={t('form.endZoneHint')} />
          <JourneyFields />
        </>
      ) : null}
      {type === null || !isOffered(type) ? <OfferedByFields /> : null}
      <TextField name="vehicle" label={t('form.vehicle')} />
      <TextArea name="agenda" label={t('form.agenda')} rows={3} />
      <CheckboxField name="readoutExpected" label={t('form.readoutExpected')} />
    </MoreDetails>
  )
}

/** What few items say of their time: a part of the day, a window, another day of its end, how long. */
export function RareTimeFields() {
  const t = useTranslations('programme')
  return (
    <>
      <SelectField
        name="partOfDay"
        label={t('form.partOfDay')}
        optional
        options={PARTS_OF_DAY.map((value) => ({ value, label: t(`partOfDay.${value}`) }))}
      />
      <FieldRow>
        <TimeField name="startUntil" label={t('form.startUntil')} hint={t('form.startUntilHint')} />
        <DateField name="endDate" label={t('form.endDate')} hint={t('form.endDateHint')} />
      </FieldRow>
      <FieldRow>
        <NumberField name="durationMin" label={t('form.durationMin')} />
        <NumberField name="durationMax" label={t('form.durationMax')} />
      </FieldRow>
    </>
  )
}
