import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkGone } from '@/components/accounts/link-gone'
import { SetPasswordForm } from '@/components/accounts/set-password-form'
import { findPasswordLink } from '@/lib/accounts/link.queries'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.setPassword')
  return { title: t('title') }
}

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const account = await findPasswordLink(token, new Date())
  if (!account) return <LinkGone purpose="setPassword" />
  const t = await getTranslations('auth.setPassword')
  return (
    <>
      <h1 className="mb-1 text-2xl">{t('title')}</h1>
      <p className="mb-5 text-muted">{t('for', { email: account.email })}</p>
      <ClientMessages also={['auth.setPassword']}>
        <SetPasswordForm token={token} />
      </ClientMessages>
    </>
  )
}
