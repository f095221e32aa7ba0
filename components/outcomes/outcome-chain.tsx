import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { Chain } from '@/components/ui/chain'
import { chainSteps, furthestBehind } from '@/lib/follow-ups/chain'
import type { OutcomePageView } from '@/lib/outcomes/types'

/** The chain as the page of an outcome sees it. */
export function OutcomeChain({ outcome }: { outcome: OutcomePageView }) {
  const steps = useTranslations('shell.chain')
  const t = useTranslations('readouts.chain')
  const { meeting, readout, followUps } = outcome
  const behind = furthestBehind(followUps.map(({ status }) => status))
  const closed = followUps.filter(({ status }) => status === 'closed').length
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
    outcome: { needsFollowUp: outcome.waits || followUps.length > 0, detail: outcome.reference },
    followUp: behind && {
      status: behind,
      detail: t('followUps', { closed, count: followUps.length }),
      ...(followUps.length === 1 ? { href: `/follow-ups/${followUps[0]?.id}` } : {}),
    },
  }
  return <Chain steps={chainSteps<ReactNode>(data)} />
}
