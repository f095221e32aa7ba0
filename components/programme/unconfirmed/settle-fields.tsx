'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { CheckboxField, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import { MoreDetails } from '@/components/ui/form/layout'
import { TextArea, TextField } from '@/components/ui/form/text-fields'
import type { ItemFormOptions, ProgrammeItemView } from '@/lib/programme/types'
import { type ConfirmableField, ITEM_TYPES } from '@/lib/programme/values'
import { AudienceFields, JourneyFields, OfferedByFields, RareTimeFields, useStopsHint } from '../item/item-place-fields'
import { WhenFields } from '../item/item-time-fields'

type Props = { field: ConfirmableField; item: ProgrammeItemView; options: ItemFormOptions }

/** The fields of the item's form that settle one of its facts. */
export function SettleFields(props: Props) {
  const { field, options } = props
  const t = useTranslations('programme.form')
  switch (field) {
    case 'day':
    case 'time':
      return <WhenSettled {...props} />
    case 'place':
      return <PlaceSettled stops={options.stops} />
    case 'route':
    case 'carrier':
      return <JourneyFields />
    case 'hosts':
      return <ComboboxMany name="hosts" label={t('hosts')} hint={t('hostsHint')} source="/api/lookup/organisations" />
    case 'counterparts':
      return <CounterpartsSettled contacts={options.contacts} />
    case 'participants':
      return <AudienceFields options={options} />
    case 'interpreter':
    case 'noteTaker':
      return <Combobox name={field} label={t(field)} source="/api/lookup/people" />
    case 'offeredBy':
      return <OfferedByFields />
    case 'vehicle':
    case 'title':
      return <TextField name={field} label={t(field)} />
    case 'objective':
    case 'agenda':
      return <TextArea name={field} label={t(field)} rows={3} />
    case 'type':
      return <TypeSettled />
    case 'readoutExpected':
      return <CheckboxField name="readoutExpected" label={t('readoutExpected')} />
  }
}

function WhenSettled({ item, options }: Props) {
  const { partOfDay, startUntil, endDate, durationMin, durationMax } = item.time
  const more = [startUntil, endDate, durationMin, durationMax].some((value) => value !== null)
  return (
    <>
      <WhenFields visit={options.visit} />
      <PartOfDayGivesWay to={partOfDay ?? ''} />
      <MoreDetails open={more}>
        <RareTimeFields />
      </MoreDetails>
    </>
  )
}

/** "Morning" stood for the time that is known by now: a start takes its place, and gives it back when it is emptied. */
function PartOfDayGivesWay({ to }: { to: string }) {
  const { getValues, setValue } = useFormContext()
  const start: string = useWatch({ name: 'startTime' })
  const before = useRef(start)
  useEffect(() => {
    if (before.current === start) return
    before.current = start
    if (start && getValues('partOfDay')) setValue('partOfDay', '')
    else if (!start && !getValues('partOfDay')) setValue('partOfDay', to)
  }, [start, to, getValues, setValue])
  return null
}

function PlaceSettled({ stops }: { stops: ItemFormOptions['stops'] }) {
  const t = useTranslations('programme.form')
  return (
    <>
      <TextField name="venue" label={t('venue')} />
      <TextField name="city" label={t('city')} short {...useStopsHint(stops)} />
    </>
  )
}

function CounterpartsSettled({ contacts }: { contacts: ItemFormOptions['contacts'] }) {
  const t = useTranslations('programme.form')
  const hint = t(contacts.length > 0 ? 'counterpartsHint' : 'counterpartsNone')
  return <ComboboxMany name="counterparts" label={t('counterparts')} hint={hint} source={contacts} valueAs="id" />
}

function TypeSettled() {
  const t = useTranslations('programme')
  const options = ITEM_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))
  return <SelectField name="type" label={t('form.type')} options={options} />
}
