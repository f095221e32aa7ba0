import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintedBriefing } from '@/components/briefings/printed-briefing'
import { requireActor } from '@/lib/auth/actor'
import { briefingWith, ON_PAPER } from '@/lib/briefings/queries'
import { getOrganisation } from '@/lib/directory/queries'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ organisationId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('briefings'))('title') }
}

/** What stands between us and an organisation, on paper. */
export default async function OrganisationBriefingPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { organisationId } = await params
  if (!(await getOrganisation(actor, organisationId))) notFound()
  const today = todayAtHome()
  const briefing = await briefingWith(actor, [organisationId], today, ON_PAPER)
  return (
    <PrintedBriefing
      briefing={briefing}
      meeting={null}
      reader={actor.name}
      today={today}
      back={`/organisations/${organisationId}`}
    />
  )
}
