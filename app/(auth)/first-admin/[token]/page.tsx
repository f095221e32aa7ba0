import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FirstAdminForm } from '@/components/accounts/first-admin-form'
import { LinkGone } from '@/components/accounts/link-gone'
import { isFirstAdminLink } from '@/lib/accounts/link.queries'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.firstAdmin')
  return { title: t('title') }
}

export default async function FirstAdminPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await isFirstAdminLink(token, new Date()))) return <LinkGone purpose="firstAdmin" />
  const t = await getTranslations('auth.firstAdmin')
  return (
    <>
      <h1 className="mb-3 text-2xl">{t('title')}</h1>
      <p className="mb-5">{t('intro')}</p>
      <ClientMessages also={['auth.firstAdmin', 'auth.setPassword']}>
        <FirstAdminForm token={token} />
      </ClientMessages>
    </>
  )
}
