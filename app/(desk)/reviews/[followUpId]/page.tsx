import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS } from '@/components/files/file-section'
import { DueDateHistory } from '@/components/follow-ups/due-date-history'
import { FollowUpChain } from '@/components/follow-ups/follow-up-chain'
import { FollowUpFacts } from '@/components/follow-ups/follow-up-facts'
import { FollowUpOrigin } from '@/components/follow-ups/follow-up-origin'
import { FollowUpStatusTag, LateTag } from '@/components/follow-ups/follow-up-tags'
import { ReviewDecision } from '@/components/follow-ups/review-decision'
import { EvidenceList, ProgressList, ReviewList } from '@/components/follow-ups/work-done'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ followUpId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const followUp = await getFollowUp(await requireActor(), (await params).followUpId, todayAtHome())
  const t = await getTranslations('followUps.reviews')
  return { title: followUp ? t('heading', { title: followUp.title }) : t('title') }
}

export default async function ReviewPage({ params }: Params) {
  const actor = await requireActor('follow-up.review')
  const followUp = await getFollowUp(actor, (await params).followUpId, todayAtHome())
  if (!followUp) notFound()
  const t = await getTranslations('followUps.reviews')
  const page = await getTranslations('followUps.page')
  const { id, progress, dueDateChanges, reviews, reference, title } = followUp
  return (
    <ClientMessages also={['followUps.form', ...FILE_WORDS]}>
      <PageHead
        above={<Link href="/reviews">{t('toQueue')}</Link>}
        reference={reference}
        title={t('heading', { title })}
        tag={
          <span className="flex flex-wrap gap-1">
            <FollowUpStatusTag status={followUp.status} />
            <LateTag days={followUp.daysLate} />
          </span>
        }
        facts={[
          <Link key="follow-up" href={`/follow-ups/${id}`}>
            {t('openFollowUp')}
          </Link>,
        ]}
      />
      <FollowUpChain followUp={followUp} here="review" />
      <ReviewDecision followUp={followUp} actor={actor} />
      <div className="grid items-start gap-x-8 lg:grid-cols-2">
        <Section id="promise" title={t('promise')} boxed>
          <FollowUpOrigin followUp={followUp} />
          <div className="mt-4 border-t border-line pt-3">
            <FollowUpFacts followUp={followUp} actor={actor} reading />
          </div>
        </Section>
        <div className="min-w-0">
          <Section id="evidence" title={page('evidence')} boxed>
            <EvidenceList followUp={followUp} mayArchive={false} />
          </Section>
          <Section id="progress" title={page('progress')} boxed>
            {progress.length > 0 ? (
              <ProgressList followUp={followUp} />
            ) : (
              <p className="text-muted">{page('noProgressReader')}</p>
            )}
          </Section>
          {reviews.length > 0 ? (
            <Section id="reviews" title={page('reviews')} boxed>
              <ReviewList followUp={followUp} />
            </Section>
          ) : null}
          {dueDateChanges.length > 0 ? (
            <Section id="due-dates" title={page('dueHistory')} boxed>
              <DueDateHistory followUp={followUp} />
            </Section>
          ) : null}
        </div>
      </div>
    </ClientMessages>
  )
}
