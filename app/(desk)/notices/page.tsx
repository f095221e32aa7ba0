import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NoticeList } from '@/components/notifications/notice-list'
import { ChoiceLinks } from '@/components/ui/choice-links'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { PageHead } from '@/components/ui/page-head'
import { currentSession, requireActor } from '@/lib/auth/actor'
import { markAllNoticesRead } from '@/lib/notifications/actions'
import { listNotices } from '@/lib/notifications/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'

const PATH = '/notices'
/** Counted no further. */
const MOST = 99
const address = (more: Record<string, string>, show: string | undefined) => withQuery(PATH, { show, ...more })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

/** What the person was notified of, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.own')
  const query = readQuery(await searchParams, ['show', 'after'])
  const show = query.show === 'unread' ? 'unread' : undefined
  const { rows, next } = await listNotices(actor, { ...query })
  const unread = (await currentSession())?.unread ?? 0
  const t = await getTranslations('notifications')
  return (
    <>
      <PageHead
        title={t('title')}
        facts={[t(unread > MOST ? 'unreadCapped' : 'unread', { count: Math.min(unread, MOST) })]}
        {...(unread > 0
          ? {
              action: <ActionButton action={markAllNoticesRead} input={{}} label={t('markAll')} done={t('allRead')} />,
            }
          : {})}
      />
      <ChoiceLinks
        label={t('which')}
        choices={[
          { href: PATH, label: t('all'), current: !show },
          { href: address({}, 'unread'), label: t('onlyUnread'), current: show !== undefined },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState>{t(show ? 'noneUnread' : 'none')}</EmptyState>
      ) : (
        <NoticeList rows={rows} zone={readEnv().HOME_ZONE} personId={actor.personId} />
      )}
      <KeysetPager previous={query.after ? address({}, show) : null} next={next && address({ after: next }, show)} />
    </>
  )
}
