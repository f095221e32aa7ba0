'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { MoreDetails } from '@/components/ui/form/layout'
import { TextArea, TextField } from '@/components/ui/form/text-fields'
import { addMember, editMember } from '@/lib/delegations/actions'
import { addMemberSchema, editMemberSchema, MEMBER_ROLES } from '@/lib/delegations/schema'
import type { MemberRow } from '@/lib/delegations/types'
import { baseOf, choiceOf } from './form-values'
import { PresentPosition } from './present-position'
import { useSavedWord } from './saved-word'

/** "Add member": a person of the directory or a new name, with role, organisation and title as held then. */
export function AddMemberForm({ visitId }: { visitId: string }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord('ours')
  return (
    <CommandForm
      schema={addMemberSchema}
      action={addMember}
      defaultValues={{ visitId, person: null, role: 'member', organisation: null, title: '', phone: '', note: '' }}
      draftKey={`member-new-${visitId}`}
      submitLabel={t('addMember')}
      onSuccess={({ joined }) => say(joined, t('memberAdded'))}
    >
      <Combobox name="person" label={t('name')} hint={t('fromDirectory')} source="/api/lookup/people" />
      <PresentPosition />
      <MemberFields />
    </CommandForm>
  )
}

/** Role, organisation, title as held then, phone and note of a person; who it is does not change. */
export function EditMemberForm({ member }: { member: MemberRow }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord('ours')
  const values = {
    role: member.role,
    organisation: choiceOf(member.organisation),
    title: member.title ?? '',
    phone: member.phone ?? '',
    note: member.note ?? '',
  }
  return (
    <CommandForm
      schema={editMemberSchema}
      action={editMember}
      defaultValues={{ id: member.id, version: member.version, base: baseOf(values), ...values }}
      draftKey={`member-${member.id}`}
      onSuccess={({ joined }) => say(joined, t('saved'))}
    >
      <MemberFields />
    </CommandForm>
  )
}

function MemberFields() {
  const t = useTranslations('delegations')
  const roles = MEMBER_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))
  return (
    <>
      <SelectField name="role" label={t('form.role')} options={roles} empty={false} />
      <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} optional />
      <Combobox
        name="organisation"
        label={t('form.organisation')}
        hint={t('form.joins.ours')}
        source="/api/lookup/organisations"
        optional
      />
      <TextField name="phone" label={t('form.phone')} hint={t('form.memberPhoneHint')} type="tel" optional />
      <MoreDetails>
        <TextArea name="note" label={t('form.note')} hint={t('form.noteHint')} rows={3} optional />
      </MoreDetails>
    </>
  )
}
