import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DescriptionList } from '@/components/ui/description-list'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { formatDate } from '@/lib/time/format'
import { isSameZone, zoneCity } from '@/lib/time/zones'
import { countryName } from '@/lib/visits/country'
import type { VisitOverview as Overview, VisitStopView } from '@/lib/visits/types'

/** What the visit is about, who organises it, where it goes; what is not known is said to be so. */
export function VisitOverview({ visit, editHref }: { visit: Overview; editHref: string | null }) {
  const t = useTranslations('visits.overview')
  const level = useTranslations('visits.level')
  const role = useTranslations('visits.organiserRole')
  const mark = (field: string, value: ReactNode) =>
    visit.proposed.includes(field) ? (
      <>
        {value} <Proposed />
      </>
    ) : (
      value
    )
  const day = (date: string | null, what: string) =>
    date ? formatDate(date) : <ToBeConfirmed what={what} {...(editHref ? { href: editHref } : {})} />
  return (
    <div className="grid gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <Section id="about" title={t('about')}>
        <DescriptionList
          facts={[
            { term: t('purpose'), value: visit.purpose ? mark('purpose', visit.purpose) : <ToBeConfirmed /> },
            { term: t('arrival'), value: day(visit.arrivalDate, t('arrival')) },
            { term: t('departure'), value: day(visit.departureDate, t('departure')) },
            { term: t('level'), value: visit.level ? mark('level', level(visit.level)) : level('notSaid') },
            {
              term: t('stops'),
              value:
                visit.stops.length > 0 ? <Stops stops={visit.stops} homeZone={visit.homeZone} /> : <ToBeConfirmed />,
            },
            {
              term: t('organisers'),
              value: visit.organisers.length > 0 && (
                <ul>
                  {visit.organisers.map((o) => (
                    <li key={o.organisationId + o.role}>
                      <Link href={`/organisations/${o.organisationId}`}>{o.name}</Link>{' '}
                      <span className="whitespace-nowrap text-muted">({role(o.role)})</span>
                    </li>
                  ))}
                </ul>
              ),
            },
            visit.framework && {
              term: t('framework'),
              value: (
                <>
                  {visit.framework.title}
                  {visit.framework.description ? <p className="text-muted">{visit.framework.description}</p> : null}
                </>
              ),
            },
            visit.topics.length > 0 && { term: t('topics'), value: visit.topics.map(({ name }) => name).join(' · ') },
            { term: t('homeZone'), value: visit.homeZone },
            visit.statusReason ? { term: t('reason'), value: visit.statusReason } : null,
            visit.source && {
              term: t('source'),
              value: (
                <>
                  {visit.source.url ? <a href={visit.source.url}>{visit.source.title}</a> : visit.source.title}
                  {visit.source.description ? <p className="text-muted">{visit.source.description}</p> : null}
                  <p className="text-muted">{t('proposedNote')}</p>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Glance visit={visit} />
    </div>
  )
}

function Stops({ stops, homeZone }: { stops: VisitStopView[]; homeZone: string }) {
  const t = useTranslations('visits.overview')
  return (
    <ul>
      {stops.map((stop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stop is known by its place in the order
        <li key={index}>
          {[stop.city, stop.countryCode && countryName(stop.countryCode)].filter(Boolean).join(', ')}
          {stop.zone && !isSameZone(stop.zone, homeZone) ? (
            <span className="text-muted"> ({t('zoneOf', { city: zoneCity(stop.zone) })})</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Glance({ visit }: { visit: Overview }) {
  const t = useTranslations('visits.overview')
  const lines = [
    ['delegation', 'members', visit.counts.members],
    ['hosts', 'hosts', visit.counts.hosts],
    ['programme', 'items', visit.counts.items],
    ['readouts', 'readouts', visit.counts.readouts],
    ['agreements', 'agreements', visit.counts.agreements],
    ['follow-ups', 'followUps', visit.counts.followUps],
  ] as const
  return (
    <Section id="glance" title={t('glance')}>
      <ul className="rounded border border-line bg-surface">
        {lines.map(([path, key, count]) => (
          <li key={path} className="not-last:border-b border-line">
            <Link href={`/visits/${visit.id}/${path}`} className="block px-4 py-2.5 no-underline hover:bg-sunken">
              {t(key, { count })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
