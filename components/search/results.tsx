import { useTranslations } from 'next-intl'
import { AgreementStatusTag } from '@/components/agreements/agreement-tags'
import { FollowUpStateTag, OutcomeTypeTag } from '@/components/outcomes/outcome-tags'
import { Link } from '@/components/ui/link'
import { RowTitle } from '@/components/ui/row-title'
import { VisitDates } from '@/components/visits/visit-dates'
import { VisitStatusTag } from '@/components/visits/visit-tags'
import { withQuery } from '@/lib/platform/address'
import type { SearchResults } from '@/lib/search/types'
import { formatDate } from '@/lib/time/format'
import { countryName } from '@/lib/visits/country'
import { ResultGroup } from './result-group'

/** What a text found, by kind. */
export function Results({ results, text }: { results: SearchResults; text: string }) {
  const t = useTranslations('search')
  const all = (path: string, label: string) => ({ href: withQuery(path, { q: text }), label })
  return (
    <>
      <ResultGroup id="visits" title={t('visits')} group={results.visits} all={all('/visits', t('allVisits'))}>
        {(row) => (
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <RowTitle
                href={`/visits/${row.id}`}
                under={
                  <>
                    {row.reference} · <VisitDates arrival={row.arrivalDate} departure={row.departureDate} />
                  </>
                }
              >
                {row.title}
              </RowTitle>
            </div>
            <VisitStatusTag status={row.status} />
          </div>
        )}
      </ResultGroup>
      <Directory results={results} all={all} />
      <Chain results={results} all={all} />
    </>
  )
}

type All = (path: string, label: string) => { href: string; label: string }

function Directory({ results, all }: { results: SearchResults; all: All }) {
  const t = useTranslations('search')
  const kind = useTranslations('directory.kind')
  const also = (name: string | null) => (name ? t('also', { name }) : null)
  return (
    <>
      <ResultGroup
        id="organisations"
        title={t('organisations')}
        group={results.organisations}
        all={all('/organisations', t('allOrganisations'))}
      >
        {(row) => (
          <RowTitle
            href={`/organisations/${row.id}`}
            under={[also(row.also), row.kind && kind(row.kind), row.countryCode && countryName(row.countryCode)]
              .filter(Boolean)
              .join(' · ')}
          >
            {row.name}
          </RowTitle>
        )}
      </ResultGroup>
      <ResultGroup id="people" title={t('people')} group={results.people} all={all('/people', t('allPeople'))}>
        {(row) => (
          <RowTitle
            href={`/people/${row.id}`}
            under={[also(row.also), [row.title, row.organisation].filter(Boolean).join(', ')]
              .filter(Boolean)
              .join(' · ')}
          >
            {row.name}
          </RowTitle>
        )}
      </ResultGroup>
    </>
  )
}

function Chain({ results, all }: { results: SearchResults; all: All }) {
  const t = useTranslations('search')
  return (
    <>
      <ResultGroup id="outcomes" title={t('outcomes')} group={results.outcomes}>
        {(row) => (
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 max-w-prose">
              <RowTitle href={`/outcomes/${row.id}`} under={<OfVisit {...row} />}>
                {row.text}
              </RowTitle>
            </div>
            <OutcomeTypeTag type={row.type} />
          </div>
        )}
      </ResultGroup>
      <ResultGroup
        id="agreements"
        title={t('agreements')}
        group={results.agreements}
        all={all('/agreements', t('allAgreements'))}
      >
        {(row) => (
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <RowTitle href={`/agreements/${row.id}`} under={<OfVisit {...row} />}>
                {row.title}
              </RowTitle>
            </div>
            <AgreementStatusTag status={row.status} />
          </div>
        )}
      </ResultGroup>
      <ResultGroup id="follow-ups" title={t('followUps')} group={results.followUps}>
        {(row) => (
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <div className="min-w-0">
              <RowTitle
                href={`/follow-ups/${row.id}`}
                under={
                  <>
                    <OfVisit {...row} />
                    {row.dueDate ? ` · ${t('due', { date: formatDate(row.dueDate) })}` : null}
                  </>
                }
              >
                {row.title}
              </RowTitle>
            </div>
            <FollowUpStateTag status={row.status} />
          </div>
        )}
      </ResultGroup>
    </>
  )
}

function OfVisit({ reference, visit }: { reference: string; visit: { id: string; title: string } }) {
  return (
    <>
      {reference} · <Link href={`/visits/${visit.id}`}>{visit.title}</Link>
    </>
  )
}
