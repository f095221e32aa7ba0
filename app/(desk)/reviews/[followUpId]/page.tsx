import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS } from '@/components/files/file-section'
import { FollowUpChain } from '@/components/follow-ups/follow-up-chain'
import { FollowUpFacts } from '@/components/follow-ups/follow-up-facts'
import { FollowUpOrigin } from '@/components/follow-ups/follow-up-origin'
import { FollowUpStatusTag, LateTag } from '@/components/follow-ups/follow-up-tags'
import { ShowAll } from '@/components/follow-ups/show-all'
import { OpenDependencies } from '@/components/follow-ups/work/dependencies-section'
import { EvidenceList } from '@/components/follow-ups/work/work-done'
import { ReviewDecision } from '@/components/reviews/review-decision'
import { ReviewHistory } from '@/components/reviews/review-history'
import { ReviewWalk } from '@/components/reviews/review-walk'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { goneFiles } from '@/lib/files/gone'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { reviewsBeside } from '@/lib/follow-ups/reviews.queries'
import { dependenciesOf } from '@/lib/follow-ups/work/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

/** Stands for one that was never submitted: all that waits comes after it. */
const NEVER = '1970-01-01T00:00:00Z'

type Params = { params: Promise<{ followUpId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const followUp = await getFollowUp(await requireActor(), (await params).followUpId, todayAtHome(), 'short')
  const t = await getTranslations('followUps.reviews')
  return { title: followUp ? t('heading', { title: followUp.title }) : t('title') }
}

export default async function ReviewPage({ params }: Params) {
  const actor = await requireActor('follow-up.review')
  const followUp = await getFollowUp(actor, (await params).followUpId, todayAtHome(), 'short')
  if (!followUp) notFound()
  const { id, evidence, reviews, totals, reference, title } = followUp
  const [t, page, beside, gone, { waitsFor }] = await Promise.all([
    getTranslations('followUps.reviews'),
    getTranslations('followUps.page'),
    reviewsBeside(actor, id, followUp.submittedAt ?? reviews[0]?.submittedAt ?? NEVER),
    goneFiles(evidence.flatMap(({ file }) => file?.id ?? [])),
    dependenciesOf(actor, id, 'short'),
  ])
  const standing = evidence.filter(({ archived }) => !archived).length
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
      <ReviewWalk beside={beside} />
      <FollowUpChain followUp={followUp} here="review" />
      {followUp.status === 'in_review' ? <OpenDependencies waitsFor={waitsFor} /> : null}
      <ReviewDecision followUp={followUp} actor={actor} next={beside.next ?? beside.previous} />
      <div className="grid items-start gap-x-6 lg:grid-cols-2 xl:grid-cols-3">
        <Section id="promise" title={t('promise')} boxed>
          <FollowUpOrigin followUp={followUp} />
          <div className="mt-4 border-t border-line pt-3">
            <FollowUpFacts followUp={followUp} actor={actor} reading />
          </div>
        </Section>
        <Section id="evidence" title={page('evidence')} boxed>
          <EvidenceList followUp={followUp} mayArchive={false} gone={gone} />
          <ShowAll followUpId={id} list="evidence" anchor="evidence" shown={standing} total={totals.evidence} />
        </Section>
        <Section id="history" title={t('history')} boxed>
          <ReviewHistory followUp={followUp} />
        </Section>
      </div>
    </ClientMessages>
  )
}
