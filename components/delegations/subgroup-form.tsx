'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { ComboboxMany } from '@/components/ui/form/combobox-many'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextField } from '@/components/ui/form/text-fields'
import { addSubgroup, editSubgroup } from '@/lib/delegations/actions'
import { addSubgroupSchema, editSubgroupSchema } from '@/lib/delegations/schema'
import type { PartyOption, SubgroupRow } from '@/lib/delegations/types'
import { baseOf } from './form-values'

/** Whom a subgroup is made of: the participating agencies and the members of the delegation. */
export type SubgroupOptions = { agencies: readonly { value: string; label: string }[]; members: PartyOption[] }

/** "Add subgroup": a name, and members now or later. */
export function AddSubgroupForm({ visitId, options }: { visitId: string; options: SubgroupOptions }) {
  const t = useTranslations('delegations.subgroups')
  return (
    <CommandForm
      schema={addSubgroupSchema}
      action={addSubgroup}
      defaultValues={{ visitId, name: '', organisationId: '', members: [] }}
      draftKey={`subgroup-new-${visitId}`}
      submitLabel={t('add')}
      done={t('added')}
    >
      <SubgroupFields options={options} />
    </CommandForm>
  )
}

/** Name, organisation and chosen members; the items that are for the subgroup follow. */
export function EditSubgroupForm({ subgroup, options }: { subgroup: SubgroupRow; options: SubgroupOptions }) {
  const t = useTranslations('delegations.subgroups')
  const { id, version, name, organisation } = subgroup
  const members = subgroup.members.flatMap((member) => (member.chosen ? [{ id: member.id, label: member.name }] : []))
  const values = { name, organisationId: organisation?.id ?? '' }
  // One whose last member left is no agency any more, and may stay.
  const known = organisation === null || options.agencies.some(({ value }) => value === organisation.id)
  const agencies = known
    ? options.agencies
    : [...options.agencies, { value: organisation.id, label: organisation.name }]
  return (
    <CommandForm
      schema={editSubgroupSchema}
      action={editSubgroup}
      defaultValues={{
        id,
        version,
        base: { ...baseOf(values), members: members.length > 0 ? JSON.stringify(members) : null },
        ...values,
        members,
      }}
      draftKey={`subgroup-${id}`}
      done={t('saved')}
    >
      <SubgroupFields options={{ ...options, agencies }} />
    </CommandForm>
  )
}

function SubgroupFields({ options }: { options: SubgroupOptions }) {
  const t = useTranslations('delegations.subgroups')
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} />
      <ComboboxMany name="members" label={t('members')} hint={t('membersHint')} source={options.members} valueAs="id" />
      <SelectField
        name="organisationId"
        label={t('organisation')}
        hint={t('organisationHint')}
        options={options.agencies}
        empty={t('noOrganisation')}
      />
    </>
  )
}
