import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgreementsEnding } from '@/components/desk/agreement-list'
import { MarkedFollowUps, OwnFollowUps, ReviewsWaiting } from '@/components/desk/follow-up-lists'
import { OutsideReportsWaiting } from '@/components/desk/outside-list'
import { MeetingsWaiting, ReadoutsWaiting, VisitsUnconfirmed } from '@/components/desk/visit-lists'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { DESK_LISTS } from '@/lib/follow-ups/desk'
import { deskFor } from '@/lib/follow-ups/desk.queries'
import { type Query, readQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { waitingReports } from '@/lib/private-links/queries'
import { formatWeekdayDate } from '@/lib/time/format'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title') }
}

/** What waits for this person: decisions first, then their own work, then what to watch. */
export default async function DeskPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.own')
  const { all } = readQuery(await searchParams, ['all'])
  const whole = DESK_LISTS.find((list) => list === all)
  const now = new Date()
  const [desk, outside, t] = await Promise.all([
    deskFor(actor, now, whole),
    waitingReports(actor),
    getTranslations('desk'),
  ])
  const { reviews, readouts, overdue, unowned, stale, visits, meetings, agreements, own } = desk
  const nothing = !outside?.rows.length && Object.values(desk).every((list) => list === null)
  return (
    <>
      <PageHead title={t('title')} facts={[formatWeekdayDate(todayAtHome(now))]} />
      {nothing ? (
        <EmptyState action={<ButtonLink href="/visits">{t('toVisits')}</ButtonLink>}>{t('nothing')}</EmptyState>
      ) : null}
      <div className={`grid items-start gap-x-8 ${overdue ? 'xl:grid-cols-2' : 'max-w-4xl'}`}>
        <div className="min-w-0">
          {reviews ? <ReviewsWaiting reviews={reviews} /> : null}
          {outside && outside.rows.length > 0 ? <OutsideReportsWaiting few={outside} /> : null}
          {readouts ? <ReadoutsWaiting list={readouts} whole={whole === 'readouts'} /> : null}
          {visits ? <VisitsUnconfirmed list={visits} whole={whole === 'visits'} /> : null}
          {meetings ? <MeetingsWaiting list={meetings} whole={whole === 'meetings'} now={now} /> : null}
          {agreements ? (
            <AgreementsEnding list={agreements} whole={whole === 'agreements'} today={todayAtHome(now)} />
          ) : null}
          {own && actor.personId ? <OwnFollowUps own={own} officerId={actor.personId} /> : null}
        </div>
        <div className="min-w-0">
          {overdue ? <MarkedFollowUps list="overdue" few={overdue} /> : null}
          {unowned ? <MarkedFollowUps list="unowned" few={unowned} /> : null}
          {stale ? <MarkedFollowUps list="stale" few={stale} /> : null}
        </div>
      </div>
    </>
  )
}
