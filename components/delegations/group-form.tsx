'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { MoreDetails } from '@/components/ui/form/layout'
import { NumberField, TextArea, TextField } from '@/components/ui/form/text-fields'
import { addHostGroup, addMemberGroup, editHostGroup, editMemberGroup } from '@/lib/delegations/actions'
import {
  addHostGroupSchema,
  addMemberGroupSchema,
  editHostGroupSchema,
  editMemberGroupSchema,
  GROUP_ROLES,
} from '@/lib/delegations/schema'
import { baseOf, choiceOf } from './form-values'
import type { EditedGroup, Side } from './party-buttons'
import { useSavedWord } from './saved-word'

/** "Add group": unnamed people of one organisation, how many where that is known. */
export function AddGroupForm({ side, visitId }: { side: Side; visitId: string }) {
  const t = useTranslations('delegations.form')
  const say = useSavedWord(side)
  const ours = side === 'ours'
  const values = { label: '', organisation: null, headcount: '', note: '' }
  const onSuccess = ({ joined }: { joined: string | null }) => say(joined, t('groupAdded'))
  const shared = { draftKey: `group-new-${side}-${visitId}`, submitLabel: t('addGroup'), onSuccess }
  return ours ? (
    <CommandForm
      schema={addMemberGroupSchema}
      action={addMemberGroup}
      defaultValues={{ visitId, ...values, role: 'member' }}
      {...shared}
    >
      <GroupFields side={side} />
    </CommandForm>
  ) : (
    <CommandForm schema={addHostGroupSchema} action={addHostGroup} defaultValues={{ visitId, ...values }} {...shared}>
      <GroupFields side={side} />
    </CommandForm>
  )
}

/** Label, organisation and number of a group. */
export function EditGroupForm(props: EditedGroup) {
  const { side, group } = props
  const t = useTranslations('delegations.form')
  const say = useSavedWord(side)
  const values = {
    label: group.name,
    organisation: choiceOf(group.organisation),
    headcount: group.headcount?.toString() ?? '',
    note: group.note ?? '',
    ...(props.side === 'ours' ? { role: props.group.role } : {}),
  }
  const defaultValues = { id: group.id, version: group.version, base: baseOf(values), ...values }
  const onSuccess = ({ joined }: { joined: string | null }) => say(joined, t('saved'))
  const shared = { defaultValues, draftKey: `group-${group.id}`, onSuccess }
  return side === 'ours' ? (
    <CommandForm schema={editMemberGroupSchema} action={editMemberGroup} {...shared}>
      <GroupFields side={side} />
    </CommandForm>
  ) : (
    <CommandForm schema={editHostGroupSchema} action={editHostGroup} {...shared}>
      <GroupFields side={side} />
    </CommandForm>
  )
}

function GroupFields({ side }: { side: Side }) {
  const t = useTranslations('delegations')
  const roles = GROUP_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))
  return (
    <>
      <TextField name="label" label={t('form.group')} hint={t('form.groupHint')} />
      <Combobox
        name="organisation"
        label={t('form.organisation')}
        hint={t(`form.joins.${side}`)}
        source="/api/lookup/organisations"
        optional
      />
      <NumberField name="headcount" label={t('form.headcount')} optional />
      <MoreDetails>
        {side === 'ours' ? <SelectField name="role" label={t('form.role')} options={roles} empty={false} /> : null}
        <TextArea name="note" label={t('form.note')} hint={t('form.noteHint')} rows={3} optional />
      </MoreDetails>
    </>
  )
}
