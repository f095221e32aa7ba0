import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { BreakdownTable } from '@/components/reports/breakdown-table'
import { BesideTable, FunnelChart } from '@/components/reports/funnel-chart'
import { ReportFilterBar } from '@/components/reports/report-filters'
import { ReportHead } from '@/components/reports/report-head'
import { Sentence } from '@/components/reports/sentence'
import { DaysTable, OverdueTable } from '@/components/reports/time-tables'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { getBreakdown } from '@/lib/reports/breakdown.queries'
import { readBreakdown, readReportFilters } from '@/lib/reports/filters'
import { getFunnel, getMedians } from '@/lib/reports/funnel.queries'
import { reportNames } from '@/lib/reports/names.queries'
import { countOverdue } from '@/lib/reports/overdue.queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') }
}

/** The picture: what was agreed, how far it has come, how long it took, what is late; each number leads to its rows. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const asked = await searchParams
  const filters = readReportFilters(asked)
  const by = readBreakdown(asked)
  const { after, rows } = readQuery(asked, ['after', 'rows'])
  const [today, all] = [todayAtHome(), rows === 'all']
  const [funnel, page, medians, ages, names, t] = await Promise.all([
    getFunnel(actor, filters, today),
    getBreakdown({ actor, filters, today }, by, { after, all }),
    getMedians(actor, filters),
    countOverdue(actor, filters, today),
    reportNames(actor, filters),
    getTranslations('reports'),
  ])
  return (
    <div className="report-sheet">
      <ReportHead filters={filters} names={names} today={today} action={<PrintButton label={t('print')} />} />
      <ReportFilterBar
        action="/reports"
        filters={filters}
        names={names}
        thisYear={Number(today.slice(0, 4))}
        keep={{ by }}
      />
      <p className="mb-6 max-w-3xl font-serif text-xl print:mb-3">
        <Sentence funnel={funnel} filters={filters} />
      </p>
      <div className="grid gap-x-10 lg:grid-cols-2 print:grid-cols-2">
        <div>
          <Section id="funnel" title={t('funnel.title')}>
            <FunnelChart funnel={funnel} filters={filters} />
            <p className="mt-3 text-sm text-muted">{t('explain')}</p>
          </Section>
          <Section id="days" title={t('days.title')}>
            <DaysTable medians={medians} filters={filters} />
          </Section>
        </div>
        <div>
          <Section id="overdue" title={t('overdue.title')}>
            <OverdueTable ages={ages} filters={filters} />
          </Section>
          <Section id="beside" title={t('beside.title')}>
            <BesideTable funnel={funnel} filters={filters} />
          </Section>
        </div>
      </div>
      <Section id="by" title={t(`by.${by}`)}>
        <BreakdownTable by={by} page={page} filters={filters} after={after} all={all} />
      </Section>
    </div>
  )
}
