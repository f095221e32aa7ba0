'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { PasswordField } from '@/components/ui/form/password-field'
import { TextField } from '@/components/ui/form/text-fields'
import { makeFirstAdmin } from '@/lib/accounts/link.actions'

const firstAdminSchema = () => import('@/lib/accounts/schema').then((m) => m.firstAdminSchema)

export function FirstAdminForm({ token }: { token: string }) {
  const t = useTranslations('auth')
  return (
    <CommandForm
      schema={firstAdminSchema}
      action={makeFirstAdmin}
      defaultValues={{ token, name: '', email: '', password: '' }}
      submitLabel={t('firstAdmin.submit')}
      redirectTo="/sign-in?done=admin"
    >
      <TextField name="name" label={t('firstAdmin.name')} autoComplete="name" />
      <TextField name="email" type="email" label={t('firstAdmin.email')} autoComplete="username" />
      <PasswordField
        name="password"
        label={t('firstAdmin.password')}
        hint={t('setPassword.hint')}
        autoComplete="new-password"
      />
    </CommandForm>
  )
}
