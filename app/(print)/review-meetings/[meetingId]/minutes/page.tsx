import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { ButtonLink, buttonClass } from '@/components/ui/button'
import { PrintedReport } from '@/components/visit-reports/printed-report'
import { requireActor } from '@/lib/auth/actor'
import { readEnv } from '@/lib/platform/env'
import { minutesDocument } from '@/lib/review-meetings/document'
import { getMinutes } from '@/lib/review-meetings/minutes.queries'
import { getReviewMeeting } from '@/lib/review-meetings/queries'

type Params = { params: Promise<{ meetingId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const meeting = await getReviewMeeting(await requireActor(), (await params).meetingId)
  const title = (await getTranslations('reviewMeetings.minutes'))('title')
  return { title: meeting ? `${title} · ${meeting.title}` : title }
}

/** The minutes of a review meeting, to be read and printed; before it is closed what they would say. */
export default async function MinutesPage({ params }: Params) {
  const actor = await requireActor('follow-up.review')
  const { meetingId } = await params
  const copy = (await getMinutes(actor, meetingId)) ?? notFound()
  const t = await getTranslations()
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap gap-2 font-sans">
        <PrintButton label={t('reviewMeetings.minutes.print')} />
        <a className={buttonClass()} href={`/api/review-meetings/${meetingId}`} download>
          {t('reviewMeetings.minutes.word')}
        </a>
        <ButtonLink href={`/review-meetings/${meetingId}`}>{t('reviewMeetings.minutes.back')}</ButtonLink>
      </div>
      <PrintedReport document={minutesDocument(copy, readEnv().HOME_ZONE, t)} />
    </main>
  )
}
