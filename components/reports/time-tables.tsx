import { useTranslations } from 'next-intl'
import { withQuery } from '@/lib/platform/address'
import { agreedHref, type ReportFilters } from '@/lib/reports/filters'
import type { Medians, OverdueAge } from '@/lib/reports/types'
import { Bar } from './bar'
import { FiguresTable } from './figures-table'
import { NumberLink } from './number-link'

/** Median days from agreed to started and to closed, and how many have no date to count from. */
export function DaysTable({ medians, filters }: { medians: Medians; filters: ReportFilters }) {
  const t = useTranslations('reports')
  const longest = Math.max(medians.start.days ?? 0, medians.closing.days ?? 0)
  const rows = (['start', 'closing'] as const).map((step) => {
    const { days, undated } = medians[step]
    const rowsOf = agreedHref(step === 'start' ? 'started' : 'closed', { ...filters, year: 'none' })
    return {
      key: step,
      label: t(`days.${step}`),
      bar: <Bar parts={[days ?? 0]} whole={longest} />,
      figures: [
        days === null ? t('days.nothing') : t('days.days', { days }),
        <NumberLink key="n" number={undated} href={rowsOf} of={`${t('days.undated')}, ${t(`days.${step}`)}`} />,
      ],
    }
  })
  return (
    <FiguresTable
      caption={t('days.caption')}
      heads={[t('days.step'), t('days.median'), t('days.undated')]}
      rows={rows}
    />
  )
}

/** Overdue follow-ups by age; each number leads to them in the register. */
export function OverdueTable({ ages, filters }: { ages: readonly OverdueAge[]; filters: ReportFilters }) {
  const t = useTranslations('reports.overdue')
  const most = Math.max(...ages.map(({ count }) => count))
  if (most === 0) return <p className="text-muted">{t('none')}</p>
  const rows = ages.map(({ from, to, count }) => {
    const label = to === null ? t('over', { days: from - 1 }) : t('span', { from, to })
    const lateDays = `${from}-${to ?? ''}`
    return {
      key: lateDays,
      label,
      bar: <Bar parts={[count]} whole={most} late />,
      figures: [
        <NumberLink
          key="n"
          number={count}
          href={withQuery('/follow-ups', { lateDays, ...filters })}
          of={`${t('number')}, ${label}`}
        />,
      ],
    }
  })
  return <FiguresTable caption={t('caption')} heads={[t('age'), t('number')]} rows={rows} />
}
