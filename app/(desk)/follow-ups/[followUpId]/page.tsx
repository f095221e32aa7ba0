import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AddFiles } from '@/components/files/add-files'
import { FILE_WORDS } from '@/components/files/file-section'
import { DueDateHistory } from '@/components/follow-ups/due-date-history'
import { AddEvidence, ReportProgress } from '@/components/follow-ups/follow-up-buttons'
import { FollowUpChain } from '@/components/follow-ups/follow-up-chain'
import { FollowUpFacts } from '@/components/follow-ups/follow-up-facts'
import { FollowUpHead, FollowUpNotice } from '@/components/follow-ups/follow-up-head'
import { FollowUpOrigin } from '@/components/follow-ups/follow-up-origin'
import { EvidenceList, ProgressList, ReviewList } from '@/components/follow-ups/work-done'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { ToBeConfirmed } from '@/components/ui/unknown'
import { requireActor } from '@/lib/auth/actor'
import { canArchiveEvidence, canWriteFollowUp } from '@/lib/follow-ups/policy'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { todayAtHome } from '@/lib/platform/today'

type Params = { params: Promise<{ followUpId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const followUp = await getFollowUp(await requireActor(), (await params).followUpId, todayAtHome())
  const t = await getTranslations('followUps')
  return { title: followUp ? `${followUp.reference} ${followUp.title}` : t('title') }
}

export default async function FollowUpPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const followUp = await getFollowUp(actor, (await params).followUpId, todayAtHome())
  if (!followUp) notFound()
  const t = await getTranslations('followUps.page')
  const mayWrite = canWriteFollowUp(actor, followUp)
  const { id, progress, evidence, reviews, dueDateChanges, nextStep } = followUp
  return (
    <ClientMessages also={['followUps.form', ...FILE_WORDS]}>
      <FollowUpHead followUp={followUp} actor={actor} />
      <FollowUpNotice followUp={followUp} />
      <FollowUpChain followUp={followUp} here="followUp" />
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 lg:order-2">
          <Section id="facts" title={t('facts')} boxed>
            <FollowUpFacts followUp={followUp} actor={actor} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section id="progress" title={t('progress')} action={mayWrite ? <ReportProgress followUpId={id} /> : null}>
            <p className="mb-3 break-words">
              <span className="text-muted">{t('nextStep')}: </span>
              {nextStep ?? <ToBeConfirmed {...(mayWrite ? { href: `/follow-ups/${id}/edit` } : {})} />}
            </p>
            {progress.length > 0 ? (
              <ProgressList followUp={followUp} />
            ) : (
              <EmptyState>{t(mayWrite ? 'noProgress' : 'noProgressReader')}</EmptyState>
            )}
          </Section>
          <Section id="evidence" title={t('evidence')} action={mayWrite ? <AddEvidence followUpId={id} /> : null}>
            {evidence.length > 0 ? (
              <EvidenceList followUp={followUp} mayArchive={canArchiveEvidence(actor, followUp)} />
            ) : (
              <EmptyState>{t(mayWrite ? 'noEvidence' : 'noEvidenceReader')}</EmptyState>
            )}
            {mayWrite ? (
              <div className="mt-4">
                <AddFiles target={{ visitId: followUp.visit.id, followUpId: id }} />
              </div>
            ) : null}
          </Section>
          {reviews.length > 0 ? (
            <Section id="reviews" title={t('reviews')}>
              <ReviewList followUp={followUp} />
            </Section>
          ) : null}
          {dueDateChanges.length > 0 ? (
            <Section id="due-dates" title={t('dueHistory')}>
              <DueDateHistory followUp={followUp} />
            </Section>
          ) : null}
          <Section id="origin" title={t('origin')}>
            <FollowUpOrigin followUp={followUp} />
          </Section>
        </div>
      </div>
    </ClientMessages>
  )
}
