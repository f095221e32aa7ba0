import type { ReactNode } from 'react'
import { useFollowUpPart } from '@/components/outcomes/follow-up-part'
import { Chain } from '@/components/ui/chain'
import type { AgreementView } from '@/lib/agreements/types'
import { chainSteps } from '@/lib/follow-ups/chain'

/** The chain as the page of an agreement sees it: it stands where outcomes stand, and has no readout of its own. */
export function AgreementChain({ agreement }: { agreement: AgreementView }) {
  const { meeting, reference } = agreement
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
    followUp: useFollowUpPart([agreement], '#follow-ups'),
  })
  return <Chain steps={steps} />
}
