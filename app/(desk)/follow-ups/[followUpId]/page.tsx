import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS } from '@/components/files/file-section'
import { FollowUpChain } from '@/components/follow-ups/follow-up-chain'
import { FollowUpFacts } from '@/components/follow-ups/follow-up-facts'
import { FollowUpHead, FollowUpNotice } from '@/components/follow-ups/follow-up-head'
import { FollowUpOrigin } from '@/components/follow-ups/follow-up-origin'
import { HistorySection } from '@/components/follow-ups/history-section'
import { ShowAll } from '@/components/follow-ups/show-all'
import { CommentsSection } from '@/components/follow-ups/work/comments-section'
import { DependenciesSection, OpenDependencies } from '@/components/follow-ups/work/dependencies-section'
import { DueDateHistory } from '@/components/follow-ups/work/due-date-history'
import { EvidenceSection } from '@/components/follow-ups/work/evidence-section'
import { ProgressSection } from '@/components/follow-ups/work/progress-section'
import { StepsSection } from '@/components/follow-ups/work/steps-section'
import { Watchers } from '@/components/follow-ups/work/watchers'
import { ReviewList } from '@/components/follow-ups/work/work-done'
import { LINK_WORDS, PrivateLinks } from '@/components/private-links/link-list'
import { OutsideReports } from '@/components/private-links/outside-reports'
import { Section } from '@/components/ui/section'
import { subjectHistory } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { goneFiles } from '@/lib/files/gone'
import { shownIn } from '@/lib/follow-ups/lists'
import { canWriteFollowUp } from '@/lib/follow-ups/policy'
import { getFollowUp } from '@/lib/follow-ups/queries'
import { getFollowUpWork, presentAt } from '@/lib/follow-ups/work/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { outsideWorkOf } from '@/lib/private-links/queries'

type Props = { params: Promise<{ followUpId: string }>; searchParams: Promise<Query> }

/** Events of the history that stand here; the rest has its own page. */
const HISTORY = 5

const shownOf = async ({ searchParams }: Props) => shownIn(readQuery(await searchParams, ['all']).all)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { followUpId } = await props.params
  const followUp = await getFollowUp(await requireActor(), followUpId, todayAtHome(), await shownOf(props))
  const t = await getTranslations('followUps')
  return { title: followUp ? `${followUp.reference} ${followUp.title}` : t('title') }
}

export default async function FollowUpPage(props: Props) {
  const actor = await requireActor('visit.see')
  const [shown, today] = [await shownOf(props), todayAtHome()]
  const followUp = await getFollowUp(actor, (await props.params).followUpId, today, shown)
  if (!followUp) notFound()
  const { id, reviews, dueDateChanges, totals } = followUp
  const inside = can(actor, 'readout.see-internal')
  const [t, work, present, history, gone, outside] = await Promise.all([
    getTranslations(),
    getFollowUpWork(actor, id, shown),
    presentAt(actor, followUp),
    subjectHistory(actor, id, { rows: HISTORY }),
    goneFiles(followUp.evidence.flatMap(({ file }) => file?.id ?? [])),
    outsideWorkOf(actor, followUp, new Date()),
  ])
  const mayWrite = canWriteFollowUp(actor, followUp)
  return (
    <ClientMessages also={['followUps.form', 'followUp.form', ...LINK_WORDS, ...FILE_WORDS]}>
      <FollowUpHead followUp={followUp} actor={actor} waitsFor={work.waitsFor} />
      <FollowUpNotice followUp={followUp} />
      {followUp.status === 'in_review' ? <OpenDependencies waitsFor={work.waitsFor} /> : null}
      <FollowUpChain followUp={followUp} here="followUp" />
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <Section id="facts" title={t('followUps.page.facts')} boxed>
            <FollowUpFacts followUp={followUp} actor={actor} />
          </Section>
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <OutsideReports {...outside} zone={followUp.visit.homeZone} />
          <ProgressSection followUp={followUp} mayWrite={mayWrite} />
          <StepsSection followUp={followUp} steps={work.steps} mayWrite={mayWrite} today={today} />
          <DependenciesSection followUpId={id} work={work} mayWrite={mayWrite} />
          <EvidenceSection followUp={followUp} actor={actor} gone={gone} />
          {totals.reviews > 0 ? (
            <Section id="reviews" title={t('followUps.page.reviews')}>
              <ReviewList followUp={followUp} />
              <ShowAll followUpId={id} list="reviews" anchor="reviews" shown={reviews.length} total={totals.reviews} />
            </Section>
          ) : null}
          {inside ? <CommentsSection followUp={followUp} work={work} actor={actor} /> : null}
          <Section id="origin" title={t('followUps.page.origin')}>
            <FollowUpOrigin followUp={followUp} present={present} />
          </Section>
          {inside ? <HistorySection followUp={followUp} history={history} /> : null}
        </div>
        <div className="min-w-0 lg:col-start-2">
          {totals.dueDates > 0 ? (
            <Section id="due-dates" title={t('followUps.page.dueHistory')}>
              <DueDateHistory followUp={followUp} />
              <ShowAll
                {...{ followUpId: id, list: 'dueDates', anchor: 'due-dates', shown: dueDateChanges.length }}
                total={totals.dueDates}
              />
            </Section>
          ) : null}
          <Section id="watchers" title={t('followUp.watchers.title')}>
            <Watchers followUp={followUp} work={work} actor={actor} names={inside} />
          </Section>
          <PrivateLinks {...outside} followUpId={id} zone={followUp.visit.homeZone} />
        </div>
      </div>
    </ClientMessages>
  )
}
