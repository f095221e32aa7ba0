'use client'

import { useTranslations } from 'next-intl'
import { useWatch } from 'react-hook-form'
import { SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { MoreDetails } from '@/components/ui/form/layout'
import { NumberField, TextField } from '@/components/ui/form/text-fields'
import { addAttendee } from '@/lib/readouts/actions'
import { addAttendeeSchema } from '@/lib/readouts/schema'
import type { NewAttendee } from './add-attendee-button'

/** Puts somebody on the list who was not planned: of the visit, or met on the way. */
export function AddAttendeeForm(props: NewAttendee) {
  const { readoutId, side, listed } = props
  const t = useTranslations('readouts.add')
  return (
    <CommandForm
      schema={addAttendeeSchema}
      action={addAttendee}
      defaultValues={{
        readoutId,
        side,
        whom: '',
        person: null,
        title: '',
        group: '',
        headcount: '',
        organisation: null,
        replaces: '',
        reason: '',
      }}
      submitLabel={t('submit')}
      done={t('done')}
    >
      <Who {...props} />
      {listed.length > 0 ? (
        <SelectField
          name="replaces"
          label={t('replaces')}
          optional
          empty={t('nobody')}
          options={listed.map((row) => ({ value: row.partyId, label: row.name }))}
        />
      ) : null}
    </CommandForm>
  )
}

function Who({ side, choices }: NewAttendee) {
  const t = useTranslations('readouts.add')
  const whom: unknown = useWatch({ name: 'whom' })
  const host = side === 'host'
  return (
    <>
      {choices.length > 0 ? (
        <SelectField
          name="whom"
          label={t('whom')}
          hint={t(host ? 'whomHintHost' : 'whomHint')}
          empty={t('somebodyElse')}
          options={choices.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      {whom ? null : (
        <>
          <Combobox
            name="person"
            label={t('person')}
            hint={t(host ? 'newHintHost' : 'newHint')}
            source="/api/lookup/people"
            optional
          />
          <TextField name="title" label={t('title')} optional />
          <Combobox name="organisation" label={t('organisation')} source="/api/lookup/organisations" optional />
          <MoreDetails title={t('group')}>
            <TextField name="group" label={t('group')} hint={t('groupHint')} optional />
            <NumberField name="headcount" label={t('headcount')} optional />
          </MoreDetails>
        </>
      )}
    </>
  )
}
