import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { Chain } from '@/components/ui/chain'
import { chainSteps } from '@/lib/follow-ups/chain'
import type { OutcomePageView } from '@/lib/outcomes/types'
import { useFollowUpPart } from './follow-up-part'

/** The chain as the page of an outcome sees it. */
export function OutcomeChain({ outcome }: { outcome: OutcomePageView }) {
  const steps = useTranslations('shell.chain')
  const { meeting, readout } = outcome
  const followUp = useFollowUpPart([outcome], '#follow-ups')
  const data = {
    here: 'outcome' as const,
    label: steps,
    item: {
      status: meeting.status,
      expectsReadout: meeting.readoutExpected,
      href: `/meetings/${meeting.id}`,
      detail: meeting.title,
    },
    readout: {
      status: readout.status,
      href: `/readouts/${readout.id}`,
      tag: <ReadoutStatusTag status={readout.status} />,
    },
    outcome: { needsFollowUp: outcome.waits || followUp !== null, detail: outcome.reference },
    followUp,
  }
  return <Chain steps={chainSteps<ReactNode>(data)} />
}
