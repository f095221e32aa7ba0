import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticeList } from '@/components/notifications/notice-list'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { PageHead } from '@/components/ui/page-head'
import { currentSession, requireActor } from '@/lib/auth/actor'
import { markAllNoticesRead } from '@/lib/notifications/actions'
import { listNotices } from '@/lib/notifications/queries'
import { type Query, readQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the person was notified of, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.own')
  const { after } = readQuery(await searchParams, ['after'])
  const { rows, next } = await listNotices(actor, { after })
  const unread = (await currentSession())?.unread ?? 0
  const t = await getTranslations('notifications')
  return (
    <>
      <PageHead
        title={t('title')}
        facts={rows.length > 0 ? [t('unread', { count: unread })] : []}
        {...(unread > 0
          ? {
              action: <ActionButton action={markAllNoticesRead} input={{}} label={t('markAll')} done={t('allRead')} />,
            }
          : {})}
      />
      {rows.length === 0 ? (
        <EmptyState>{t('none')}</EmptyState>
      ) : (
        <NoticeList rows={rows} zone={readEnv().HOME_ZONE} personId={actor.personId} />
      )}
      <KeysetPager previous={after ? '/notices' : null} next={next === null ? null : `/notices?after=${next}`} />
    </>
  )
}
