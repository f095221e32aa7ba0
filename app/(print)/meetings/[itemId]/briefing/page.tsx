import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintedBriefing } from '@/components/briefings/printed-briefing'
import { requireActor } from '@/lib/auth/actor'
import { briefingWith, ON_PAPER } from '@/lib/briefings/queries'
import { todayAtHome } from '@/lib/platform/today'
import { getItem } from '@/lib/programme/queries'
import { dateOfItem } from '@/lib/programme/rules'
import { formatDate } from '@/lib/time/format'

type Params = { params: Promise<{ itemId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('briefings'))('title') }
}

/** What stands between us and the hosts of a meeting, on paper. */
export default async function MeetingBriefingPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const page = await getItem(actor, (await params).itemId)
  if (!page) notFound()
  const { item, visit } = page
  const today = todayAtHome()
  const hosts = item.hosts.map(({ id }) => id)
  const briefing = await briefingWith(actor, hosts, today, ON_PAPER)
  const day = dateOfItem(item.time, visit.arrivalDate)
  const meeting = [item.title, day && formatDate(day), visit.title].filter(Boolean).join(' · ')
  return (
    <PrintedBriefing
      briefing={briefing}
      meeting={meeting}
      reader={actor.name}
      today={today}
      back={`/meetings/${item.id}`}
    />
  )
}
