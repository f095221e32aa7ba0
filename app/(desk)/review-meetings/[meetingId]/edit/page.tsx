import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EditMeetingForm } from '@/components/review-meetings/meeting-form'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getReviewMeeting } from '@/lib/review-meetings/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviewMeetings.page'))('edit') }
}

export default async function EditReviewMeetingPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const actor = await requireActor('follow-up.review')
  const meeting = await getReviewMeeting(actor, (await params).meetingId)
  if (!meeting || meeting.archived) notFound()
  const t = await getTranslations('reviewMeetings')
  const { id, reference, title, heldOn, present, version, status } = meeting
  return (
    <ClientMessages also={['reviewMeetings.form']}>
      <PageHead title={t('page.edit')} above={<Link href={`/review-meetings/${id}`}>{`${reference} ${title}`}</Link>} />
      {status === 'closed' ? (
        <Notice tone="warn">{t('room.isClosed')}</Notice>
      ) : (
        <EditMeetingForm
          meetingId={id}
          version={version}
          values={{ title, heldOn: heldOn ?? '', present: present ?? '' }}
        />
      )}
    </ClientMessages>
  )
}
