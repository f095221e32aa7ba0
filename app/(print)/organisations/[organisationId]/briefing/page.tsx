import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintedBriefing } from '@/components/briefings/printed-briefing'
import { requireActor } from '@/lib/auth/actor'
import { wantsAll } from '@/lib/briefings/address'
import { ALL, briefingWith, ON_PAPER } from '@/lib/briefings/queries'
import { getOrganisation } from '@/lib/directory/queries'
import type { Query } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'

type Props = { params: Promise<{ organisationId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('briefings'))('title') }
}

/** What stands between us and an organisation, on paper. */
export default async function OrganisationBriefingPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const { organisationId } = await params
  if (!(await getOrganisation(actor, organisationId))) notFound()
  const today = todayAtHome()
  const all = wantsAll(await searchParams)
  const briefing = await briefingWith(actor, [organisationId], today, all ? ALL : ON_PAPER)
  return (
    <PrintedBriefing
      briefing={briefing}
      meeting={null}
      reader={actor.name}
      today={today}
      back={`/organisations/${organisationId}`}
      sheet={`/organisations/${organisationId}/briefing`}
    />
  )
}
