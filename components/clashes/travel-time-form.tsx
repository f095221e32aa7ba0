'use client'

import { useTranslations } from 'next-intl'
import type { CommandAction } from '@/components/ui/form/command'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldGroup } from '@/components/ui/form/layout'
import { NumberField, TextField } from '@/components/ui/form/text-fields'

const addSchema = () => import('@/lib/clashes/travel-schema').then((m) => m.addTravelTimeSchema)
const editSchema = () => import('@/lib/clashes/travel-schema').then((m) => m.editTravelTimeSchema)

export type TravelTimeValues = Record<'fromCity' | 'fromVenue' | 'toCity' | 'toVenue' | 'minutes' | 'note', string>

type Save =
  | { add: CommandAction<{ id: string }> }
  | { edit: CommandAction<null>; travelTimeId: string; version: number }

/**
 * The form of a travel time, new or edited.
 * @param back where it was opened from, and where saving leads
 */
export function TravelTimeForm({ values, save, back }: { values: TravelTimeValues; save: Save; back: string }) {
  const t = useTranslations('travelTimes.form')
  const shared = { submitLabel: t('save'), cancelHref: back, redirectTo: back }
  if ('add' in save) {
    return (
      <CommandForm schema={addSchema} action={save.add} defaultValues={values} done={t('added')} {...shared}>
        <Fields />
      </CommandForm>
    )
  }
  const { edit, travelTimeId, version } = save
  return (
    <CommandForm
      schema={editSchema}
      action={edit}
      defaultValues={{ ...values, travelTimeId, version, base: values }}
      draftKey={`travel-time-${travelTimeId}`}
      done={t('saved')}
      {...shared}
    >
      <Fields />
    </CommandForm>
  )
}

function Fields() {
  const t = useTranslations('travelTimes.form')
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <FieldGroup key={end} title={t(end)}>
          <TextField name={`${end}City`} label={t('city')} short />
          <TextField name={`${end}Venue`} label={t('venue')} hint={t('venueHint')} optional />
        </FieldGroup>
      ))}
      <NumberField name="minutes" label={t('minutes')} hint={t('minutesHint')} />
      <TextField name="note" label={t('note')} hint={t('noteHint')} optional />
    </>
  )
}
