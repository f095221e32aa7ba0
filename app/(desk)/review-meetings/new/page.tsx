import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewMeetingForm } from '@/components/review-meetings/meeting-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reviewMeetings'))('add') }
}

export default async function NewReviewMeetingPage() {
  await requireActor('follow-up.review')
  const t = await getTranslations('reviewMeetings')
  return (
    <ClientMessages also={['reviewMeetings.form']}>
      <PageHead title={t('add')} above={<Link href="/review-meetings">{t('title')}</Link>} />
      <NewMeetingForm />
    </ClientMessages>
  )
}
