import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewUserForm } from '@/components/accounts/new-user-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.form')
  return { title: t('newTitle') }
}

export default async function NewUserPage() {
  await requireActor('account.admin')
  const t = await getTranslations('accounts.form')
  return (
    <>
      <PageHead title={t('newTitle')} above={<Link href="/admin/users">{t('above')}</Link>} />
      <ClientMessages also={CLIENT}>
        <NewUserForm />
      </ClientMessages>
    </>
  )
}

const CLIENT = ['accounts.form', 'accounts.role', 'accounts.roleHint', 'accounts.created', 'accounts.link']
