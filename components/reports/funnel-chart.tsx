import { useTranslations } from 'next-intl'
import { agreedHref, type ReportFilters } from '@/lib/reports/filters'
import { percentOf } from '@/lib/reports/rules'
import { BESIDE, FUNNEL, ON_PAPER_DAYS } from '@/lib/reports/schema'
import type { Funnel } from '@/lib/reports/types'
import { Bar } from './bar'
import { FiguresTable } from './figures-table'
import { NumberLink } from './number-link'

/** The chain as a funnel: each step within the one before, and what has not begun. Chart and table in one. */
export function FunnelChart({ funnel, filters }: { funnel: Funnel; filters: ReportFilters }) {
  const t = useTranslations('reports')
  const rows = [...FUNNEL, 'on_paper' as const].map((stage) => {
    const [number, late] = [funnel[stage], stage === 'on_paper']
    const percent = percentOf(number, funnel.agreed)
    return {
      key: stage,
      label: t(`stage.${stage}`),
      bar: <Bar parts={[number]} whole={funnel.agreed} late={late} />,
      ...(late ? { note: t('funnel.onPaper', { days: ON_PAPER_DAYS }) } : {}),
      figures: [
        <NumberLink key="n" number={number} href={agreedHref(stage, filters)} of={t(`stage.${stage}`)} />,
        percent === null ? '–' : t('funnel.percent', { percent }),
      ],
    }
  })
  return (
    <FiguresTable
      caption={t('funnel.caption')}
      heads={[t('funnel.stage'), t('funnel.number'), t('funnel.share')]}
      rows={rows}
    />
  )
}

/** What promises nothing yet, and what no manager has cleared: beside the funnel, in none of its numbers. */
export function BesideTable({ funnel, filters }: { funnel: Funnel; filters: ReportFilters }) {
  const t = useTranslations('reports')
  const most = Math.max(...BESIDE.map((type) => funnel.beside[type]))
  const rows = BESIDE.map((type) => ({
    key: type,
    label: t(`beside.${type}`),
    bar: <Bar parts={[funnel.beside[type]]} whole={most} />,
    figures: [
      <NumberLink
        key="n"
        number={funnel.beside[type]}
        href={agreedHref('beside', filters, type)}
        of={t(`beside.${type}`)}
      />,
    ],
  }))
  const drafts = funnel.drafts === null ? [] : [draftsRow(funnel.drafts, filters, t('beside.drafts'))]
  return (
    <FiguresTable
      caption={t('beside.caption')}
      heads={[t('agreed.type'), t('funnel.number')]}
      rows={[...rows, ...drafts]}
    />
  )
}

const draftsRow = (number: number, filters: ReportFilters, label: string) => ({
  key: 'drafts',
  label,
  figures: [<NumberLink key="n" number={number} href={agreedHref('drafts', filters)} of={label} />],
})
