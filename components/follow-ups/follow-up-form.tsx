'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { DateField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { createFollowUp, editFollowUp } from '@/lib/follow-ups/actions'
import type { Named } from '@/lib/follow-ups/types'

const createFollowUpSchema = () => import('@/lib/follow-ups/schema').then((m) => m.createFollowUpSchema)
const editFollowUpSchema = () => import('@/lib/follow-ups/schema').then((m) => m.editFollowUpSchema)

const pageOf = ({ id }: { id: string }) => `/follow-ups/${id}`

/** "Add follow-up" to an outcome. `stay`: the page goes on with what it was about, once it is added. */
export function NewFollowUpForm({ outcomeId, stay = false }: { outcomeId: string; stay?: boolean }) {
  const t = useTranslations('followUps.form')
  return (
    <CommandForm
      schema={createFollowUpSchema}
      action={createFollowUp}
      defaultValues={{ outcomeId, title: '', leadOrganisation: null, officer: null, dueDate: '', nextStep: '' }}
      draftKey={`follow-up-new-${outcomeId}`}
      submitLabel={t('add')}
      {...(stay ? {} : { cancelHref: `/outcomes/${outcomeId}`, redirectTo: pageOf, sticky: true })}
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

/** Title, owners and next step; the due date has its own way. */
export function EditFollowUpForm(props: {
  followUp: {
    id: string
    version: number
    title: string
    nextStep: string | null
    leadOrganisation: Named | null
    officer: Named | null
  }
}) {
  const { id, version, title, nextStep, leadOrganisation, officer } = props.followUp
  const t = useTranslations('followUps.form')
  const [lead, person] = [chosen(leadOrganisation), chosen(officer)]
  const base = {
    title,
    nextStep,
    leadOrganisation: lead && JSON.stringify(lead),
    officer: person && JSON.stringify(person),
  }
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
