import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { agreedHref, delegationsHref, type ReportFilters } from '@/lib/reports/filters'
import type { Funnel } from '@/lib/reports/types'

/** The picture in one sentence; each number of it leads to its rows. */
export function Sentence({ funnel, filters }: { funnel: Funnel; filters: ReportFilters }) {
  const t = useTranslations('reports')
  const { delegations, agreed, started, closed } = funnel
  const to = (href: string) => (number: ReactNode) => <Link href={href}>{number}</Link>
  return t.rich('sentence', {
    delegations,
    agreed,
    started,
    closed,
    visits: to(delegationsHref(filters)),
    things: to(agreedHref('agreed', filters)),
    begun: to(agreedHref('started', filters)),
    done: to(agreedHref('closed', filters)),
  })
}
