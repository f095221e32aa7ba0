'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/form/command-form'
import { createUser } from '@/lib/accounts/actions'
import { IdentityFields, RoleFields } from './access-fields'
import { OneTimeLink } from './one-time-link'

const createUserSchema = () => import('@/lib/accounts/schema').then((m) => m.createUserSchema)

const EMPTY = { email: '', name: '', person: null, roles: [], actingManagerUntil: '' }

/** Makes an account, then shows its one-time link in place of the form. */
export function NewUserForm() {
  const t = useTranslations('accounts')
  const [made, setMade] = useState<{ id: string; link: string; name: string } | null>(null)
  if (made) {
    return (
      <div className="grid max-w-2xl gap-4">
        <h2 className="text-xl">{t('created.title')}</h2>
        <OneTimeLink link={made.link} name={made.name} />
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/admin/users/${made.id}`}>{t('created.show')}</ButtonLink>
          <Button tone="quiet" onClick={() => setMade(null)}>
            {t('created.another')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <CommandForm
      schema={createUserSchema}
      action={createUser}
      defaultValues={EMPTY}
      submitLabel={t('form.create')}
      cancelHref="/admin/users"
      onSuccess={setMade}
    >
      <IdentityFields />
      <RoleFields />
    </CommandForm>
  )
}
