import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import { VisitDates } from '@/components/visits/visit-dates'
import { formatDate } from '@/lib/time/format'
import { countryName } from '@/lib/visits/country'
import type { VisitHead } from '@/lib/visits/types'
import { VisitResults, type VisitResultsOf } from './visit-results'

/** The results of a visit for paper: which visit, when it was true, and what `VisitResults` shows. */
export function PrintedResults(props: { head: VisitHead; today: string; results: VisitResultsOf }) {
  const { head, today, results } = props
  const t = useTranslations('reports')
  const visits = useTranslations('visits')
  return (
    <div className="report-sheet">
      <PageHead
        above={t('results.title')}
        reference={head.reference}
        title={head.title}
        facts={[
          head.countries.map(countryName).join(', '),
          <VisitDates key="dates" arrival={head.arrivalDate} departure={head.departureDate} />,
          head.headOfDelegation ? visits('head.headOfDelegation', { name: head.headOfDelegation }) : null,
          t('asOf', { date: formatDate(today) }),
        ]}
      />
      <VisitResults visitId={head.id} {...results} />
    </div>
  )
}
