'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandForm } from '@/components/ui/form/command-form'
import { resetPassword } from '@/lib/accounts/actions'
import { OneTimeLink } from './one-time-link'

const userSchema = () => import('@/lib/accounts/schema').then((m) => m.userSchema)

type Props = { user: { id: string; version: number; name: string }; waiting: boolean }

/** Resets a password, or makes a new link for somebody who has set none; the link then stands here, once. */
export function ResetPassword({ user, waiting }: Props) {
  const t = useTranslations('accounts.user')
  const [link, setLink] = useState<string | null>(null)
  const { id, version, name } = user
  return (
    <div className="mb-6 max-w-2xl">
      {link ? <OneTimeLink key={link} link={link} name={name} /> : null}
      <p className="mt-3">{waiting ? t('newLinkText') : t('resetText')}</p>
      <CommandForm
        schema={userSchema}
        action={resetPassword}
        defaultValues={{ userId: id, version }}
        submitLabel={waiting ? t('newLink') : t('reset')}
        submitTone="plain"
        onSuccess={(value) => setLink(value.link)}
      />
    </div>
  )
}
