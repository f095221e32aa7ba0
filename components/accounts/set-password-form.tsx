'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { PasswordField } from '@/components/ui/form/password-field'
import { setPasswordByLink } from '@/lib/accounts/link.actions'

const setPasswordSchema = () => import('@/lib/accounts/schema').then((m) => m.setPasswordSchema)

export function SetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('auth.setPassword')
  return (
    <CommandForm
      schema={setPasswordSchema}
      action={setPasswordByLink}
      defaultValues={{ token, password: '' }}
      submitLabel={t('submit')}
      redirectTo="/sign-in?done=password"
    >
      <PasswordField name="password" label={t('password')} hint={t('hint')} autoComplete="new-password" />
    </CommandForm>
  )
}
