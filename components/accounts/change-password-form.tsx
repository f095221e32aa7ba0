'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { PasswordField } from '@/components/ui/form/password-field'
import { changeOwnPassword } from '@/lib/accounts/actions'

const changePasswordSchema = () => import('@/lib/accounts/schema').then((m) => m.changePasswordSchema)

export function ChangePasswordForm() {
  const t = useTranslations('accounts.own')
  return (
    <CommandForm
      schema={changePasswordSchema}
      action={changeOwnPassword}
      defaultValues={{ current: '', password: '' }}
      submitLabel={t('change')}
      done={t('changed')}
      again
    >
      <PasswordField name="current" label={t('current')} autoComplete="current-password" />
      <PasswordField name="password" label={t('new')} hint={t('newHint')} autoComplete="new-password" />
    </CommandForm>
  )
}
