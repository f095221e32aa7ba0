import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHead } from '@/components/ui/page-head'
import type { ReportFilters } from '@/lib/reports/filters'
import { formatDate } from '@/lib/time/format'
import { type FilterNames, useFilterWords } from './filter-words'

/** The head of a report: what is filtered stands in words, for paper too, and the day on which it was true. */
export function ReportHead(props: { filters: ReportFilters; names: FilterNames; today: string; action: ReactNode }) {
  const { filters, names, today, action } = props
  const t = useTranslations('reports')
  const words = useFilterWords(filters, names).map(({ label, value }) => `${label}: ${value}`)
  return <PageHead title={t('title')} facts={[t('asOf', { date: formatDate(today) }), ...words]} action={action} />
}
