import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminNav } from '@/components/accounts/admin-nav'
import { FailedJobRegister } from '@/components/failed-jobs/failed-job-register'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { listFailedJobs } from '@/lib/failed-jobs/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'

const PATH = '/admin/jobs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('failedJobs'))('title') }
}

/** Work that was given up after its last try, and what to do about it. */
export default async function FailedJobsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.admin')
  const query = readQuery(await searchParams, ['after', 'before', 'count'])
  const page = await listFailedJobs(actor, query)
  const t = await getTranslations('failedJobs')
  const address = (more: Record<string, string>) => withQuery(PATH, { count: query.count, ...more })
  return (
    <>
      <PageHead title={t('title')} facts={[t('intro')]} />
      <AdminNav actor={actor} />
      <p className="mb-3 text-muted">
        <ListCount of="failedJobs" total={page} path={PATH} query={query} />
      </p>
      <FailedJobRegister rows={page.rows} zone={readEnv().HOME_ZONE} empty={<EmptyState>{t('empty')}</EmptyState>} />
      <KeysetPager
        previous={page.previous && address({ before: page.previous })}
        next={page.next && address({ after: page.next })}
      />
    </>
  )
}
