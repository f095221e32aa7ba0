import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CalendarFiles } from '@/components/calendars/calendar-files'
import { CalendarPeople } from '@/components/calendars/calendar-people'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { getCalendars } from '@/lib/calendars/page.queries'
import { canKeepFeed } from '@/lib/calendars/policy'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { whoseIn } from '@/lib/programme/own'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('calendars'))('title')} · ${title}` }
}

export default async function CalendarsPage({ params, searchParams }: Params & { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const [head, page] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getCalendars(actor, visitId)])
    : [null, null]
  if (!head || !page) notFound()
  const t = await getTranslations('calendars.page')
  // Whose programme the reader comes from: the other views keep to it.
  const asked = readQuery(await searchParams, ['for']).for
  const whose = whoseIn(asked) ? asked : undefined
  const mine = page.people.find(({ personId, role }) => personId === actor.personId && role !== 'gone')
  const own = actor.personId === null ? null : (mine?.whose ?? null)
  return (
    <ClientMessages also={['calendars.feed']}>
      <VisitFrame head={head} actor={actor}>
        <ProgrammeNav visitId={visitId} whose={whose} actor={actor} />
        <CalendarFiles visitId={visitId} page={page} own={own} whose={whose} />
        <Section id="people" title={t('people')}>
          <p className="mb-4 max-w-prose text-muted">
            {t(can(actor, 'programme.edit') || own !== null ? 'peopleIntro' : 'peopleIntroReader')}
          </p>
          <CalendarPeople
            visitId={visitId}
            people={page.people}
            keeps={({ personId }) => personId !== null && canKeepFeed(actor, personId)}
            homeZone={head.homeZone}
          />
        </Section>
      </VisitFrame>
    </ClientMessages>
  )
}
