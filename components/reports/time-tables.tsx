import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { withQuery } from '@/lib/platform/address'
import { daysHref, type ReportFilters } from '@/lib/reports/filters'
import type { Medians, OverdueAge } from '@/lib/reports/types'
import { Bar } from './bar'
import { FiguresTable } from './figures-table'
import { NumberLink } from './number-link'

/** Median days from agreed to started and to closed, and how many have no date to count from. */
export function DaysTable({ medians, filters }: { medians: Medians; filters: ReportFilters }) {
  const t = useTranslations('reports')
  const longest = Math.max(medians.start.days ?? 0, medians.closing.days ?? 0)
  const rows = (['start', 'closing'] as const).map((step) => {
    const { days, counted, undated } = medians[step]
    return {
      key: step,
      label: t(`days.${step}`),
      bar: <Bar parts={[days ?? 0]} whole={longest} />,
      figures: [
        days === null ? (
          t('days.nothing')
        ) : (
          <MedianLink
            key="m"
            days={t('days.days', { days })}
            of={t('days.of', { count: counted })}
            step={t(`days.${step}`)}
            href={daysHref(step, filters, 'dated')}
          />
        ),
        <NumberLink
          key="n"
          number={undated}
          href={daysHref(step, filters, 'undated')}
          of={`${t('days.undated')}, ${t(`days.${step}`)}`}
        />,
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

/** A median and of how many it was taken, which leads to them. */
function MedianLink({ days, of, step, href }: { days: string; of: string; step: string; href: string }) {
  const t = useTranslations('reports.days')
  return (
    <>
      <Link
        href={href}
        aria-label={t('medianOf', { step, of, days })}
        className="font-semibold text-link no-underline hover:underline"
      >
        {days}
      </Link>
      <span className="block text-sm text-muted">{of}</span>
    </>
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
