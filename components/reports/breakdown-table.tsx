import { useTranslations } from 'next-intl'
import { link } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { Link } from '@/components/ui/link'
import { Register } from '@/components/ui/register'
import { withQuery } from '@/lib/platform/address'
import { reference } from '@/lib/platform/reference'
import { agreedHref, narrowed, type ReportFilters } from '@/lib/reports/filters'
import { BREAKDOWNS, type Breakdown, FUNNEL, type Stage } from '@/lib/reports/schema'
import type { BreakdownPage, BreakdownRow } from '@/lib/reports/types'
import { countryName } from '@/lib/visits/country'
import { Bar } from './bar'
import { NumberLink } from './number-link'

type Props = { by: Breakdown; page: BreakdownPage; filters: ReportFilters; after: string | undefined; all: boolean }

const STAGES_SHOWN = [...FUNNEL, 'on_paper'] as const satisfies readonly Stage[]
/** Where a name leads. */
const PLACES: Partial<Record<Breakdown, string>> = { visit: '/visits', host: '/organisations', lead: '/organisations' }

/** The numbers by visit, country and so on, one at a time; every number leads to its rows. */
export function BreakdownTable({ by, page, filters, after, all }: Props) {
  const t = useTranslations('reports')
  const here = (query: Readonly<Record<string, string | undefined>>) =>
    `${withQuery('/reports', { ...filters, by, ...query })}#by`
  const most = Math.max(...page.rows.map(({ agreed }) => agreed), 1)
  const nameOf = useRowName(by)
  return (
    <>
      <Choices by={by} filters={filters} />
      {by === 'visit' || by === 'year' ? null : <p className="mb-2 text-sm text-muted">{t('by.twice')}</p>}
      <Register
        caption={t(`by.${by}`)}
        rows={page.rows}
        rowKey={(row) => row.key}
        empty={<EmptyState>{t('by.empty')}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: t(`by.head.${by}`),
            primary: true,
            cell: (row) =>
              PLACES[by] && row.key !== 'none' ? link(`${PLACES[by]}/${row.key}`, nameOf(row)) : nameOf(row),
          },
          {
            key: 'chart',
            header: t('by.chart'),
            hideOnPhone: true,
            cell: ({ agreed, with_follow_up: followed, started, closed }) => (
              <Bar parts={[closed, started - closed, followed - started]} whole={Math.max(agreed, most)} />
            ),
          },
          ...STAGES_SHOWN.map((stage) => ({
            key: stage,
            header: t(`stage.${stage}`),
            align: 'right' as const,
            cell: (row: BreakdownRow) => (
              <NumberLink
                number={row[stage]}
                href={agreedHref(stage, narrowed(filters, by, row.key))}
                of={`${nameOf(row)}, ${t(`stage.${stage}`)}`}
              />
            ),
          })),
        ]}
      />
      <KeysetPager
        previous={after ? here({ rows: all ? 'all' : undefined }) : null}
        next={page.next && here({ after: page.next, rows: all ? 'all' : undefined })}
        words={{ previous: t('by.first'), next: t('by.next') }}
      />
      {page.more && !all ? (
        <p className="no-print mt-2">
          <Link href={here({ rows: 'all' })}>{t('by.all')}</Link>
        </p>
      ) : null}
    </>
  )
}

function useRowName(by: Breakdown): (row: BreakdownRow) => string {
  const t = useTranslations('reports.none')
  return ({ key, name, number }) => {
    if (key === 'none') return t(by)
    if (by === 'country') return countryName(key)
    return number === null ? (name ?? key) : `${reference('V', number)} ${name ?? ''}`
  }
}

function Choices({ by, filters }: { by: Breakdown; filters: ReportFilters }) {
  const t = useTranslations('reports.by')
  return (
    <nav aria-label={t('label')} className="no-print mb-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {BREAKDOWNS.map((one) => (
          <li key={one}>
            <Link
              href={`${withQuery('/reports', { ...filters, by: one })}#by`}
              {...(one === by ? { 'aria-current': 'true' as const } : {})}
              className={`inline-flex min-h-9 items-center ${one === by ? 'font-semibold text-ink no-underline' : 'text-link'}`}
            >
              {t(one)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
