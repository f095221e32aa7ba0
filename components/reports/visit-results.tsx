import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { withQuery } from '@/lib/platform/address'
import { agreedHref } from '@/lib/reports/filters'
import type { Funnel, LateFollowUp, SignedAgreement } from '@/lib/reports/types'
import { formatDate } from '@/lib/time/format'
import { FunnelChart } from './funnel-chart'

type List<Row> = { rows: Row[]; count: number }
export type VisitResultsOf = { funnel: Funnel; late: List<LateFollowUp>; signed: List<SignedAgreement> }

/** The results of one visit in one glance: four numbers, the funnel, what is late and who owes it, what was signed. */
export function VisitResults({ visitId, funnel, late, signed }: VisitResultsOf & { visitId: string }) {
  const t = useTranslations('reports.results')
  const overdue = withQuery('/follow-ups', { visit: visitId, overdue: '1' })
  const numbers = [
    ...(['agreed', 'started', 'closed'] as const).map((stage) => ({
      key: stage,
      number: funnel[stage],
      href: agreedHref(stage, { visit: visitId }),
    })),
    { key: 'late' as const, number: late.count, href: overdue },
  ]
  const nothing = funnel.agreed === 0 && late.count === 0 && signed.count === 0
  if (nothing) return <EmptyState>{t('nothing')}</EmptyState>
  return (
    <>
      <dl aria-label={t('numbers')} className="mb-8 grid grid-cols-2 gap-3 sm:grid-cols-4 print:mb-4 print:grid-cols-4">
        {numbers.map(({ key, number, href }) => (
          <div
            key={key}
            className="flex flex-col-reverse rounded border border-line bg-surface px-4 py-3 print:px-2 print:py-1"
          >
            <dt className="text-muted">{t(key)}</dt>
            <dd className={`text-2xl font-semibold tabular-nums ${key === 'late' && number > 0 ? 'text-late' : ''}`}>
              {number === 0 ? (
                0
              ) : (
                <Link href={href} aria-label={`${t(key)}: ${number}`} className="no-underline hover:underline">
                  {number}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-x-10 lg:grid-cols-2 print:grid-cols-2 print:gap-x-6">
        <FunnelSection visitId={visitId} funnel={funnel} />
        <div>
          <LateSection late={late} href={overdue} />
          <SignedSection visitId={visitId} signed={signed} />
        </div>
      </div>
    </>
  )
}

function FunnelSection({ visitId, funnel }: { visitId: string; funnel: Funnel }) {
  const t = useTranslations('reports.funnel')
  return (
    <Section id="funnel" title={t('title')}>
      <FunnelChart funnel={funnel} filters={{ visit: visitId }} />
    </Section>
  )
}

function LateSection({ late, href }: { late: List<LateFollowUp>; href: string }) {
  const t = useTranslations('reports.results')
  const mark = useTranslations('followUps.mark')
  return (
    <Section id="late" title={t('lateTitle')}>
      {late.rows.length === 0 ? <p className="text-muted">{t('noneLate')}</p> : null}
      <ul className="divide-y divide-line">
        {late.rows.map((row) => (
          <li key={row.id} className="py-2 print:py-1">
            <Link href={`/follow-ups/${row.id}`} className="font-semibold text-link no-underline hover:underline">
              {row.title}
            </Link>{' '}
            <Tag tone="late">{t('lateBy', { days: row.daysLate })}</Tag>
            <p className="text-sm text-muted">
              {[
                row.reference,
                [row.lead, row.officer].filter(Boolean).join(', ') || t('nobody'),
                ...(row.officer && row.unowned ? [mark('unowned')] : []),
                t(`owes.${row.owedBy}`),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <All list={late} href={href}>
        {t('allLate', { count: late.count })}
      </All>
    </Section>
  )
}

function SignedSection({ visitId, signed }: { visitId: string; signed: List<SignedAgreement> }) {
  const t = useTranslations('reports.results')
  const instrument = useTranslations('agreements.type')
  return (
    <Section id="signed" title={t('signed')}>
      {signed.rows.length === 0 ? <p className="text-muted">{t('noneSigned')}</p> : null}
      <ul className="divide-y divide-line">
        {signed.rows.map((row) => (
          <li key={row.id} className="py-2 print:py-1">
            <Link href={`/agreements/${row.id}`} className="font-semibold text-link no-underline hover:underline">
              {row.title}
            </Link>
            <p className="text-sm text-muted">
              {[
                instrument(row.type),
                row.signedOn ? t('signedOn', { date: formatDate(row.signedOn) }) : t('signedUnknown'),
                ...(row.parties.length > 0 ? [row.parties.join(', ')] : []),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <All list={signed} href={agreedHref('agreed', { visit: visitId }, 'instrument')}>
        {t('allSigned', { count: signed.count })}
      </All>
    </Section>
  )
}

/** Where the rest of a list is that shows only its beginning. */
function All({ list, href, children }: { list: List<unknown>; href: string; children: ReactNode }) {
  if (list.count <= list.rows.length) return null
  return (
    <p className="mt-1">
      <Link href={href}>{children}</Link>
    </p>
  )
}
