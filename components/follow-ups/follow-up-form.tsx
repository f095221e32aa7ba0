'use client'

import { useTranslations } from 'next-intl'
import { type Option, SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { createFollowUp, editFollowUp } from '@/lib/follow-ups/actions'
import type { Named } from '@/lib/follow-ups/types'

const createFollowUpSchema = () => import('@/lib/follow-ups/schema').then((m) => m.createFollowUpSchema)
const editFollowUpSchema = () => import('@/lib/follow-ups/schema').then((m) => m.editFollowUpSchema)

const pageOf = ({ id }: { id: string }) => `/follow-ups/${id}`

type Of = { outcomeId: string; agreementId?: never } | { agreementId: string; outcomeId?: never }

/** "Add follow-up" to an outcome or an agreement. `stay`: the page goes on with what it was about, once it is added. */
export function NewFollowUpForm({ outcomeId, agreementId, stay = false }: Of & { stay?: boolean }) {
  const t = useTranslations('followUps.form')
  const of = agreementId ? { agreementId } : { outcomeId }
  const back = agreementId ? `/agreements/${agreementId}` : `/outcomes/${outcomeId}`
  return (
    <CommandForm
      schema={createFollowUpSchema}
      action={createFollowUp}
      defaultValues={{ ...of, title: '', leadOrganisation: null, officer: null, dueDate: '', nextStep: '' }}
      draftKey={`follow-up-new-${outcomeId ?? agreementId}`}
      submitLabel={t('add')}
      {...(stay ? {} : { cancelHref: back, redirectTo: pageOf, sticky: true })}
      done={t('added')}
    >
      <TextField name="title" label={t('title')} hint={t('titleHint')} />
      <Owners />
      <DateField name="dueDate" label={t('dueDate')} hint={t('dueDateHint')} optional />
      <TextArea name="nextStep" label={t('nextStep')} rows={2} optional />
    </CommandForm>
  )
}

const chosen = (named: Named | null) => named && { id: named.id, label: named.name }

/** Title, who does it with whom, and next step; the due date has its own way. */
export function EditFollowUpForm(props: {
  followUp: {
    id: string
    version: number
    title: string
    nextStep: string | null
    leadOrganisation: Named | null
    officer: Named | null
    supporting: readonly Named[]
    counterpart: Named | null
  }
  /** The host contacts of the visit. */
  counterparts: readonly Option[]
}) {
  const { id, version, title, nextStep, leadOrganisation, officer, supporting, counterpart } = props.followUp
  const t = useTranslations('followUps.form')
  const more = useTranslations('followUp.form')
  const [lead, person] = [chosen(leadOrganisation), chosen(officer)]
  const supporters = supporting.map(({ id: value, name }) => ({ id: value, label: name }))
  const base = {
    title,
    nextStep,
    leadOrganisation: lead && JSON.stringify(lead),
    officer: person && JSON.stringify(person),
    supporting: supporters.length > 0 ? JSON.stringify(supporters) : null,
    counterpart: counterpart?.id ?? null,
  }
  // Who stands there already stays to be chosen, also when they were taken off the visit since.
  const known = props.counterparts.some(({ value }) => value === counterpart?.id)
  const counterparts =
    counterpart && !known
      ? [{ value: counterpart.id, label: counterpart.name }, ...props.counterparts]
      : props.counterparts
  return (
    <CommandForm
      schema={editFollowUpSchema}
      action={editFollowUp}
      defaultValues={{
        followUpId: id,
        version,
        base,
        title,
        leadOrganisation: lead,
        officer: person,
        supporting: supporters,
        counterpart: counterpart?.id ?? '',
        nextStep: nextStep ?? '',
      }}
      draftKey={`follow-up-${id}`}
      submitLabel={t('save')}
      cancelHref={`/follow-ups/${id}`}
      redirectTo={`/follow-ups/${id}`}
      done={t('saved')}
      sticky
    >
      <TextField name="title" label={t('title')} hint={t('titleHint')} />
      <Owners />
      <ComboboxMany
        name="supporting"
        label={more('supporting')}
        hint={more('supportingHint')}
        source="/api/lookup/organisations"
        optional
      />
      <SelectField
        name="counterpart"
        label={more('counterpart')}
        hint={more('counterpartHint')}
        empty={more('nobody')}
        options={counterparts}
        optional
      />
      <TextArea name="nextStep" label={t('nextStep')} rows={2} optional />
    </CommandForm>
  )
}

function Owners() {
  const t = useTranslations('followUps.form')
  return (
    <>
      <Combobox name="leadOrganisation" label={t('lead')} source="/api/lookup/organisations" optional />
      <Combobox name="officer" label={t('officer')} hint={t('officerHint')} source="/api/lookup/people" optional />
    </>
  )
}
