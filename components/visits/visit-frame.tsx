import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TakeWithMe } from '@/components/device/take-with-me'
import { ButtonLink } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { SectionNav } from '@/components/ui/section-nav'
import { Proposed } from '@/components/ui/unknown'
import { type Actor, can } from '@/lib/auth/permissions'
import { hasReport } from '@/lib/visit-reports/policy'
import { countryName } from '@/lib/visits/country'
import { canEditVisit } from '@/lib/visits/policy'
import type { VisitHead } from '@/lib/visits/types'
import { LiveVisit } from './live-visit'
import { VisitDates } from './visit-dates'
import { VisitSteps } from './visit-steps'
import { RestrictedTag, VisitStatusTag } from './visit-tags'

/** What stands around every section of a visit: its head with the next step, and the sections as links. */
export function VisitFrame({ head, actor, children }: { head: VisitHead; actor: Actor; children: ReactNode }) {
  const t = useTranslations('visits')
  const waiting = useTranslations('missing.visit')
  const words = {
    label: (key: SectionKey) => t(`section.${key}`),
    missing: (count: number) => waiting('missing', { count }),
  }
  const editHref = `/visits/${head.id}/edit`
  const mayEdit = canEditVisit(actor, head)
  return (
    <>
      <PageHead
        reference={head.reference}
        title={head.title}
        tag={
          <>
            <VisitStatusTag status={head.status} />
            {head.proposed.includes('status') ? <Proposed /> : null}
            {head.restricted ? <RestrictedTag /> : null}
          </>
        }
        facts={[
          t(`direction.${head.direction}`),
          head.countries.map(countryName).join(', '),
          <VisitDates
            key="dates"
            arrival={head.arrivalDate}
            departure={head.departureDate}
            {...(mayEdit ? { href: editHref } : {})}
          />,
          head.headOfDelegation ? t('head.headOfDelegation', { name: head.headOfDelegation }) : t('head.headUnknown'),
          head.endedEarly ? t('head.endedEarly') : null,
        ]}
        {...stepsOf(head, actor)}
        menu={<MoreOf head={head} actor={actor} mayEdit={mayEdit} editHref={editHref} />}
      />
      <LiveVisit visitId={head.id} changes={head.changes} updated={t('live.updated')} />
      <SectionNav label={t('section.label')} sections={sectionsOf(head, actor, words)} />
      {children}
    </>
  )
}

function stepsOf(head: VisitHead, actor: Actor) {
  return {
    action: (
      <>
        <VisitSteps head={head} actor={actor} which="next" />
        <TakeWithMe visitId={head.id} zone={head.homeZone} />
      </>
    ),
  }
}

function MoreOf(props: { head: VisitHead; actor: Actor; mayEdit: boolean; editHref: string }) {
  const { head, actor, mayEdit, editHref } = props
  const t = useTranslations('visits')
  return (
    <>
      {mayEdit ? (
        <ButtonLink tone="quiet" href={editHref}>
          {t('edit')}
        </ButtonLink>
      ) : null}
      <ButtonLink tone="quiet" href={`/visits/${head.id}/programme/print`}>
        {t('head.print')}
      </ButtonLink>
      {can(actor, 'visit.edit') ? (
        <ButtonLink tone="quiet" href={`/visits/${head.id}/copy`}>
          {t('copy.link')}
        </ButtonLink>
      ) : null}
      <VisitSteps head={head} actor={actor} which="rest" />
    </>
  )
}

const SECTIONS = [
  'delegation',
  'hosts',
  'programme',
  'readouts',
  'agreements',
  'followUps',
  'results',
  'report',
  'team',
  'history',
] as const
type SectionKey = 'overview' | (typeof SECTIONS)[number]

type Words = { label: (key: SectionKey) => string; missing: (count: number) => string }

function sectionsOf(head: VisitHead, actor: Actor, { label, missing }: Words) {
  const { id, counts } = head
  const count: Partial<Record<SectionKey, number>> = {
    delegation: counts.members,
    hosts: counts.hosts,
    programme: counts.items,
    readouts: counts.readouts,
    agreements: counts.agreements,
    followUps: counts.followUps,
    team: counts.team,
  }
  const waits: Partial<Record<SectionKey, string>> = counts.missing > 0 ? { readouts: missing(counts.missing) } : {}
  const hidden = new Set<SectionKey>([
    ...(can(actor, 'readout.see-internal') ? [] : (['history'] as const)),
    ...(hasReport(head) ? [] : (['report'] as const)),
  ])
  const shown = SECTIONS.filter((key) => !hidden.has(key))
  return [
    { href: `/visits/${id}`, label: label('overview'), below: false },
    ...shown.map((key) => ({
      href: `/visits/${id}/${key === 'followUps' ? 'follow-ups' : key}`,
      label: label(key),
      ...(count[key] === undefined ? {} : { count: count[key] }),
      ...(waits[key] === undefined ? {} : { waits: waits[key] }),
    })),
  ]
}
