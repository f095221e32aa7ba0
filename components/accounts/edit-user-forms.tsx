'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { editUser, setUserRoles } from '@/lib/accounts/actions'
import type { UserDetail } from '@/lib/accounts/types'
import { IdentityFields, RoleFields } from './access-fields'

const editUserSchema = () => import('@/lib/accounts/schema').then((m) => m.editUserSchema)
const setRolesSchema = () => import('@/lib/accounts/schema').then((m) => m.setRolesSchema)

type User = Pick<UserDetail, 'id' | 'version' | 'name' | 'email' | 'person' | 'roles'>

export function EditUserForm({ user }: { user: User }) {
  const t = useTranslations('accounts.form')
  const { id, version, name, email, person } = user
  return (
    <CommandForm
      schema={editUserSchema}
      action={editUser}
      defaultValues={{ userId: id, version, name, email, person: person && { id: person.id, label: person.name } }}
      submitLabel={t('save')}
      done={t('saved')}
    >
      <IdentityFields />
    </CommandForm>
  )
}

export function UserRolesForm({ user }: { user: User }) {
  const t = useTranslations('accounts.form')
  const { id, version, roles } = user
  const lasting = roles.filter(({ until }) => until === null).map(({ role }) => role)
  const actingManagerUntil = roles.find(({ until }) => until !== null)?.until ?? ''
  return (
    <CommandForm
      schema={setRolesSchema}
      action={setUserRoles}
      defaultValues={{ userId: id, version, roles: lasting, actingManagerUntil }}
      submitLabel={t('saveRoles')}
      done={t('rolesSaved')}
    >
      <RoleFields />
    </CommandForm>
  )
}
