import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chain } from '@/components/ui/chain'
import type { AgreementView } from '@/lib/agreements/types'
import { chainSteps, furthestBehind } from '@/lib/follow-ups/chain'

/** The chain as the page of an agreement sees it: it stands where outcomes stand, and has no readout of its own. */
export function AgreementChain({ agreement }: { agreement: AgreementView }) {
  const t = useTranslations('readouts.chain')
  const { meeting, followUps, reference } = agreement
  const behind = furthestBehind(followUps.map(({ status }) => status))
  const closed = followUps.filter(({ status }) => status === 'closed').length
  const [only] = followUps.length === 1 ? followUps : []
  const steps = chainSteps<ReactNode>({
    here: 'outcome',
    ofAgreement: true,
    item: meeting && {
      status: meeting.status,
      expectsReadout: meeting.readoutExpected,
      href: `/meetings/${meeting.id}`,
      detail: meeting.title,
    },
    outcome: { needsFollowUp: true, detail: reference },
    followUp: behind && {
      status: behind,
      detail: t('followUps', { closed, count: followUps.length }),
      ...(only ? { href: `/follow-ups/${only.id}` } : {}),
    },
  })
  return <Chain steps={steps} />
}
