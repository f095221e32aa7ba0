import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminNav } from '@/components/accounts/admin-nav'
import { AuditFilterBar } from '@/components/audit/audit-filter-bar'
import { HistoryList } from '@/components/audit/history-list'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { PageHead } from '@/components/ui/page-head'
import { listAuditEvents } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('audit.see')
  const t = await getTranslations('audit')
  const { after, ...filters } = readQuery(await searchParams, ['actor', 'action', 'visit', 'from', 'until', 'after'])
  const page = await listAuditEvents(actor, { ...filters, zone: readEnv().HOME_ZONE, ...(after ? { after } : {}) })
  return (
    <>
      <PageHead title={t('title')} facts={[t('intro')]} />
      <AdminNav actor={actor} />
      <AuditFilterBar filters={filters} />
      {page.rows.length > 0 ? (
        <HistoryList rows={page.rows} zone={readEnv().HOME_ZONE} showVisit />
      ) : (
        <EmptyState>{t('empty')}</EmptyState>
      )}
      <KeysetPager
        previous={after ? withQuery('/admin/audit', filters) : null}
        next={page.next && withQuery('/admin/audit', { ...filters, after: page.next })}
      />
    </>
  )
}
