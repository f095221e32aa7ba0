'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { ContactRow, MemberRow, SubgroupRow } from '@/lib/delegations/types'
import type { SubgroupOptions } from './subgroup-form'

export type Side = 'ours' | 'host'
export type EditedGroup = { side: 'ours'; group: MemberRow } | { side: 'host'; group: ContactRow }
export type ReplacedGroup = { side: Side; group: { id: string; version: number; name: string } }

const addMember = () => import('./member-form').then((m) => m.AddMemberForm)
const editMember = () => import('./member-form').then((m) => m.EditMemberForm)
const addGroup = () => import('./group-form').then((m) => m.AddGroupForm)
const editGroup = () => import('./group-form').then((m) => m.EditGroupForm)
const replaceGroup = () => import('./replace-group').then((m) => m.ReplaceGroupForm)
const addContact = () => import('./contact-form').then((m) => m.AddContactForm)
const editContact = () => import('./contact-form').then((m) => m.EditContactForm)
const addSubgroup = () => import('./subgroup-form').then((m) => m.AddSubgroupForm)
const editSubgroup = () => import('./subgroup-form').then((m) => m.EditSubgroupForm)
const addOrganisation = () => import('./add-organisation').then((m) => m.AddOrganisationForm)

/** The label of a button that each row has, with whom it is about for a screen reader. */
const about = (label: string, name: string): ReactNode => [
  label,
  <span key="of" className="sr-only">{` ${name}`}</span>,
]

/** "Add member": a person of the directory or a new name, with role, organisation and title as held then. */
export function AddMember({ visitId }: { visitId: string }) {
  const label = useTranslations('delegations.form')('addMember')
  return <DialogButton label={label} title={label} tone="primary" load={addMember} values={{ visitId }} />
}

/** Role, organisation, title as held then, phone and note of a person; who it is does not change. */
export function EditMember({ member }: { member: MemberRow }) {
  const t = useTranslations('delegations.form')
  const { name } = member
  const title = t('editNamed', { name })
  return (
    <DialogButton label={about(t('edit'), name)} title={title} tone="quiet" load={editMember} values={{ member }} />
  )
}

/** "Add group": unnamed people of one organisation, how many where that is known. */
export function AddGroup(props: { side: Side; visitId: string }) {
  const label = useTranslations('delegations.form')('addGroup')
  return <DialogButton label={label} title={label} load={addGroup} values={props} />
}

/** Label, organisation and number of a group. */
export function EditGroup(props: EditedGroup) {
  const t = useTranslations('delegations.form')
  const { name } = props.group
  const title = t('editNamed', { name })
  return <DialogButton label={about(t('edit'), name)} title={title} tone="quiet" load={editGroup} values={props} />
}

/** "Replace by persons": named members or contacts take the place of a group. */
export function ReplaceGroup(props: ReplacedGroup) {
  const label = useTranslations('delegations.form')('replace')
  return <DialogButton label={label} title={label} tone="quiet" load={replaceGroup} values={props} />
}

/** "Add contact": a person or a post on the host side; a name or a title is enough. */
export function AddContact({ visitId }: { visitId: string }) {
  const label = useTranslations('delegations.form')('addContact')
  return <DialogButton label={label} title={label} tone="primary" load={addContact} values={{ visitId }} />
}

/** Everything of a contact; also how a post gets its name. */
export function EditContact({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.form')
  const { name } = contact
  const title = t('editNamed', { name })
  return (
    <DialogButton label={about(t('edit'), name)} title={title} tone="quiet" load={editContact} values={{ contact }} />
  )
}

/** Stands where the name of a post is missing, and opens the form to fill it in. */
export function FillName({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.form')
  const { name } = contact
  return (
    <DialogButton
      label={[
        <span key="of" className="sr-only">
          {name}:{' '}
        </span>,
        t('nameToBeConfirmed'),
      ]}
      title={t('editNamed', { name })}
      className="unknown"
      load={editContact}
      values={{ contact }}
    />
  )
}

/** "Add agency" and "Add host": one of the directory, or a new one by its name. */
export function AddOrganisation(props: { side: Side; visitId: string }) {
  const label = useTranslations('delegations.form')(`addOrganisation.${props.side}`)
  return <DialogButton label={label} title={label} load={addOrganisation} values={props} />
}

/** "Add subgroup": a named part of the delegation. */
export function AddSubgroup(props: { visitId: string; options: SubgroupOptions }) {
  const label = useTranslations('delegations.subgroups')('add')
  return <DialogButton label={label} title={label} load={addSubgroup} values={props} />
}

/** Name, organisation and members of a subgroup. */
export function EditSubgroup(props: { subgroup: SubgroupRow; options: SubgroupOptions }) {
  const t = useTranslations('delegations.form')
  const { name } = props.subgroup
  const title = t('editNamed', { name })
  return <DialogButton label={about(t('edit'), name)} title={title} tone="quiet" load={editSubgroup} values={props} />
}

/**
 * The way to somebody's own part of the programme.
 * @param whose as `?for=` says it
 */
export function OwnProgramme({ visitId, whose, name }: { visitId: string; whose: string; name: string }) {
  const t = useTranslations('delegations.row')
  return (
    <ButtonLink tone="quiet" href={`/visits/${visitId}/programme?for=${whose}`}>
      {about(t('programme'), name)}
    </ButtonLink>
  )
}
