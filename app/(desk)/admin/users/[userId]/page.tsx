import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditUserForm, UserRolesForm } from '@/components/accounts/edit-user-forms'
import { RoleWords } from '@/components/accounts/role-words'
import { UserAccess } from '@/components/accounts/user-access'
import { UserStateTag } from '@/components/accounts/user-state-tag'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { getUser } from '@/lib/accounts/queries'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { readEnv } from '@/lib/platform/env'
import { todayIn } from '@/lib/time/calendar'
import { formatInstant } from '@/lib/time/format'

type Params = { params: Promise<{ userId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const actor = await requireActor('account.admin')
  const user = await getUser(actor, (await params).userId, new Date())
  const t = await getTranslations('accounts.list')
  return { title: user?.name ?? t('title') }
}

export default async function UserPage({ params }: Params) {
  const actor = await requireActor('account.admin')
  const now = new Date()
  const user = await getUser(actor, (await params).userId, now)
  if (!user) notFound()
  const t = await getTranslations('accounts')
  const zone = readEnv().HOME_ZONE
  const at = (instant: string) => formatInstant(new Date(instant), zone)
  return (
    <>
      <PageHead
        title={user.name}
        tag={<UserStateTag state={user.state} isSample={user.isSample} />}
        facts={[user.email, <RoleWords key="roles" roles={user.roles} today={todayIn(zone, now)} />]}
        above={<Link href="/admin/users">{t('form.above')}</Link>}
      />
      <ClientMessages also={CLIENT}>
        <Section id="roles" title={t('user.roles')}>
          <UserRolesForm user={user} />
        </Section>
        <Section id="identity" title={t('user.identity')}>
          <EditUserForm user={user} />
        </Section>
        <Section id="access" title={t('user.access')}>
          <DescriptionList
            facts={[
              { term: t('user.created'), value: at(user.createdAt) },
              { term: t('user.lastSeen'), value: user.lastSeenAt ? at(user.lastSeenAt) : t('user.neverSeen') },
              { term: t('user.sessions'), value: user.liveSessions },
            ]}
          />
          <UserAccess actor={actor} user={user} />
        </Section>
      </ClientMessages>
    </>
  )
}

const CLIENT = ['accounts.form', 'accounts.role', 'accounts.roleHint', 'accounts.user', 'accounts.link']
