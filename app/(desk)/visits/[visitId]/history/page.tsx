import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/audit/history-list'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { visitHistory } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const actor = await requireActor('readout.see-internal')
  const { visitId } = await params
  const { after } = readQuery(await searchParams, ['after'])
  const head = isUuid(visitId) ? await getVisitHead(actor, visitId) : null
  if (!head) notFound()
  const [history, t] = await Promise.all([visitHistory(actor, visitId, after), getTranslations('visits.history')])
  return (
    <VisitFrame head={head} actor={actor}>
      <Section id="history" title={t('title')}>
        {history.rows.length > 0 ? (
          <HistoryList rows={history.rows} zone={head.homeZone} />
        ) : (
          <EmptyState>{t('empty')}</EmptyState>
        )}
        <KeysetPager
          previous={after ? `/visits/${visitId}/history` : null}
          next={history.next && withQuery(`/visits/${visitId}/history`, { after: history.next })}
        />
      </Section>
    </VisitFrame>
  )
}
