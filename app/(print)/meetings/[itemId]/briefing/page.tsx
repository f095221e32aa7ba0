import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintedBriefing } from '@/components/briefings/printed-briefing'
import { requireActor } from '@/lib/auth/actor'
import { wantsAll } from '@/lib/briefings/address'
import { ALL, briefingWith, ON_PAPER, withWhom } from '@/lib/briefings/queries'
import type { Query } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { getItem } from '@/lib/programme/queries'
import { dateOfItem } from '@/lib/programme/rules'
import { formatDate } from '@/lib/time/format'

type Props = { params: Promise<{ itemId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('briefings'))('title') }
}

/** What stands between us and whom a meeting is with, on paper. */
export default async function MeetingBriefingPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const page = await getItem(actor, (await params).itemId)
  if (!page) notFound()
  const { item, visit } = page
  const today = todayAtHome()
  const all = wantsAll(await searchParams)
  const briefing = await briefingWith(actor, await withWhom(actor, page), today, all ? ALL : ON_PAPER)
  const day = dateOfItem(item.time, visit.arrivalDate)
  const meeting = [item.title, day && formatDate(day), visit.title].filter(Boolean).join(' · ')
  return (
    <PrintedBriefing
      briefing={briefing}
      meeting={meeting}
      reader={actor.name}
      today={today}
      back={`/meetings/${item.id}`}
      sheet={`/meetings/${item.id}/briefing`}
    />
  )
}
