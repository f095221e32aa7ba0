import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BecameAgreement } from '@/components/agreements/became-agreement'
import { AgreementFollowUpLines, FollowUpLines } from '@/components/outcomes/follow-up-lines'
import { FollowUpActions } from '@/components/outcomes/outcome-actions'
import { OutcomeChain } from '@/components/outcomes/outcome-chain'
import { OutcomeFacts } from '@/components/outcomes/outcome-facts'
import { OutcomeHead } from '@/components/outcomes/outcome-head'
import { Need } from '@/components/outcomes/outcome-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { agreementOfOutcome } from '@/lib/agreements/lists.queries'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { getOutcome } from '@/lib/outcomes/queries'
import { todayAtHome } from '@/lib/platform/today'
import { canChangeOutcomes } from '@/lib/readouts/policy'
import { isOpenForChange } from '@/lib/visits/workflow'

type Params = { params: Promise<{ outcomeId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const outcome = await getOutcome(await requireActor(), (await params).outcomeId)
  const t = await getTranslations('outcomes')
  return { title: outcome ? `${outcome.reference} · ${t('title')}` : t('title') }
}

export default async function OutcomePage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const outcome = await getOutcome(actor, (await params).outcomeId)
  if (!outcome) notFound()
  const [t, agreement] = await Promise.all([
    getTranslations('outcomes'),
    agreementOfOutcome(actor, outcome.id, todayAtHome()),
  ])
  const { readout, visit, followUps, archived } = outcome
  const mayChange = canChangeOutcomes(actor, { ...readout, visitStatus: visit.status })
  const mayFollow = !archived && can(actor, 'follow-up.write') && isOpenForChange(visit.status)
  return (
    <ClientMessages also={['outcomes.edit', 'outcomes.form', 'outcomes.type', 'outcomes.owedBy']}>
      <OutcomeHead outcome={outcome} mayChange={mayChange} />
      <OutcomeChain outcome={outcome} />
      {archived ? <Notice tone="info">{t('page.archivedNote')}</Notice> : null}
      <div className="max-w-3xl">
        <OutcomeFacts outcome={outcome} />
        <BecameAgreement
          agreement={agreement}
          outcomeId={outcome.id}
          mayMake={!archived && can(actor, 'agreement.edit')}
        />
        <Section id="follow-ups" title={t('followUps')}>
          <div className="grid gap-3">
            {followUps.length > 0 ? <FollowUpLines followUps={followUps} /> : null}
            <AgreementFollowUpLines followUps={outcome.agreementFollowUps} />
            <Need outcome={outcome} />
            {outcome.waits ? (
              <p className="text-muted">{t(mayFollow ? 'page.noFollowUps' : 'page.noFollowUpsReader')}</p>
            ) : null}
            {mayFollow ? <FollowUpActions outcome={outcome} strong /> : null}
          </div>
        </Section>
      </div>
    </ClientMessages>
  )
}
