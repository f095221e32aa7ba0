import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/audit/history-list'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { subjectHistory } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth/actor'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

type Props = { params: Promise<{ followUpId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('followUp.history'))('title') }
}

export default async function FollowUpHistoryPage({ params, searchParams }: Props) {
  const actor = await requireActor('readout.see-internal')
  const followUp = await getFollowUp(actor, (await params).followUpId, todayAtHome(), 'short')
  if (!followUp) notFound()
  const { after } = readQuery(await searchParams, ['after'])
  const [history, t] = await Promise.all([
    subjectHistory(actor, followUp.id, { after }),
    getTranslations('followUp.history'),
  ])
  const page = `/follow-ups/${followUp.id}/history`
  return (
    <>
      <PageHead
        title={t('title')}
        above={<Link href={`/follow-ups/${followUp.id}`}>{`${followUp.reference} ${followUp.title}`}</Link>}
      />
      {history.rows.length > 0 ? (
        <HistoryList rows={history.rows} zone={followUp.visit.homeZone} />
      ) : (
        <EmptyState>{t('empty')}</EmptyState>
      )}
      <KeysetPager previous={after ? page : null} next={history.next && withQuery(page, { after: history.next })} />
    </>
  )
}
