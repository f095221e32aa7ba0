import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgreedRegister } from '@/components/reports/agreed-register'
import { AgreedFields, ReportFilterBar } from '@/components/reports/report-filters'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { ListCount } from '@/components/ui/list-count'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { type Query, withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { listAgreed } from '@/lib/reports/agreed.queries'
import { readAgreed } from '@/lib/reports/filters'
import { reportNames } from '@/lib/reports/names.queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.agreed'))('title') }
}

const HERE = '/reports/agreed'

/** The register of what was agreed: the rows behind each number of the reports. */
export default async function AgreedPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const query = readAgreed(await searchParams)
  const { filters, stage, type, count } = query
  const today = todayAtHome()
  const [page, names, t] = await Promise.all([
    listAgreed(actor, query, today),
    reportNames(actor, filters),
    getTranslations('reports'),
  ])
  const kept = { ...filters, stage, type }
  const filtered = Object.keys(filters).length > 0 || stage !== 'agreed' || type !== undefined
  return (
    <>
      <PageHead
        title={t('agreed.title')}
        above={<Link href={withQuery('/reports', filters)}>{t('agreed.back')}</Link>}
        facts={[t(`stage.${stage}`), stage === 'on_paper' ? t('agreed.oldestFirst') : null]}
      />
      <ReportFilterBar
        action={HERE}
        filters={filters}
        names={names}
        thisYear={Number(today.slice(0, 4))}
        keep={{ stage, type }}
        count={<ListCount of="reports.agreed" total={page} path={HERE} query={{ ...kept, count }} />}
      >
        <AgreedFields stage={stage} type={type} />
      </ReportFilterBar>
      <AgreedRegister
        rows={page.rows}
        mayAdd={can(actor, 'follow-up.write')}
        empty={<EmptyState>{t(filtered ? 'agreed.noMatch' : 'agreed.empty')}</EmptyState>}
      />
      <KeysetPager
        previous={page.previous && withQuery(HERE, { ...kept, count, before: page.previous })}
        next={page.next && withQuery(HERE, { ...kept, count, after: page.next })}
      />
    </>
  )
}
