'use client'

import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/form/choice-fields'
import { Combobox } from '@/components/ui/form/combobox'
import { DateField, TextField } from '@/components/ui/form/text-fields'
import { ROLES } from '@/lib/auth/permissions'

/** Who an account is for. */
export function IdentityFields() {
  const t = useTranslations('accounts.form')
  return (
    <>
      <TextField name="name" label={t('name')} />
      <TextField name="email" type="email" label={t('email')} hint={t('emailHint')} />
      <Combobox
        name="person"
        label={t('person')}
        hint={t('personHint')}
        source="/api/lookup/people"
        create={false}
        optional
      />
    </>
  )
}

/** What it may do. */
export function RoleFields() {
  const t = useTranslations('accounts')
  const options = ROLES.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`roleHint.${role}`) }))
  return (
    <>
      <CheckboxGroup name="roles" label={t('form.roles')} options={options} />
      <DateField name="actingManagerUntil" label={t('form.actingUntil')} hint={t('form.actingUntilHint')} optional />
    </>
  )
}
