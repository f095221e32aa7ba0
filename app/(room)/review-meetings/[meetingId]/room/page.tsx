import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RoomDecision } from '@/components/review-meetings/room-decision'
import { RoomFollowUp } from '@/components/review-meetings/room-follow-up'
import { RoomLegend, RoomNav } from '@/components/review-meetings/room-nav'
import { Flash } from '@/components/shell/flash'
import { DraftOwner } from '@/components/ui/form/draft-owner'
import { StayAt, WalkKeys } from '@/components/ui/walk-keys'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { openDecisions } from '@/lib/review-meetings/policy'
import { getReviewMeeting } from '@/lib/review-meetings/queries'
import { getRoom } from '@/lib/review-meetings/room.queries'

type Params = { params: Promise<{ meetingId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const meeting = await getReviewMeeting(await requireActor(), (await params).meetingId)
  return { title: meeting?.title ?? (await getTranslations('reviewMeetings'))('title') }
}

/** The screen for the room: one follow-up of a review meeting, large, without the frame around it. */
export default async function RoomPage({ params, searchParams }: Params) {
  const actor = await requireActor('follow-up.review')
  const { meetingId } = await params
  const { item } = readQuery(await searchParams, ['item'])
  const meeting = await getReviewMeeting(actor, meetingId)
  const room = await getRoom(actor, meetingId, item ?? null, todayAtHome())
  if (!meeting || !room) notFound()
  const open = openDecisions(actor, room)
  const shell = await getTranslations('shell')
  const to = (id: string | null) => id && `/review-meetings/${meetingId}/room?item=${id}`
  const [previous, next] = [to(room.previous), to(room.next)]
  return (
    <DraftOwner userId={actor.userId ?? ''}>
      <ClientMessages also={['reviewMeetings.room']}>
        {item ? null : <StayAt href={`/review-meetings/${meetingId}/room?item=${room.item.id}`} />}
        <WalkKeys to={{ ArrowLeft: previous, ArrowRight: next }} />
        <main className="room mx-auto min-h-dvh px-4 py-4 sm:px-8">
          <Flash dismiss={shell('flash.dismiss')} />
          <RoomNav room={room} previous={previous} next={next} />
          <div className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[3fr_2fr]">
            <RoomFollowUp room={room} />
            <div className="min-w-0">
              <RoomDecision room={room} actor={actor} open={open} meetingVersion={meeting.version} />
              <RoomLegend open={open} />
            </div>
          </div>
        </main>
      </ClientMessages>
    </DraftOwner>
  )
}
