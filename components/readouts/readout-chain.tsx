import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chain } from '@/components/ui/chain'
import { chainSteps, furthestBehind } from '@/lib/follow-ups/chain'
import type { OutcomeView } from '@/lib/outcomes/types'
import type { MeetingFacts } from '@/lib/readouts/types'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { ReadoutStatusTag } from './readout-tags'

/** The chain as the page of a readout sees it: its outcomes and follow-ups by the one that is furthest behind. */
export function ReadoutChain(props: {
  meeting: MeetingFacts
  status: ReadoutStatus
  outcomes: readonly OutcomeView[]
}) {
  const { meeting, status, outcomes } = props
  const t = useTranslations('readouts.chain')
  const steps = useTranslations('shell.chain')
  const followUps = outcomes.flatMap((outcome) => outcome.followUps)
  const behind = furthestBehind(followUps.map((followUp) => followUp.status))
  const closed = followUps.filter((followUp) => followUp.status === 'closed').length
  const data = {
    here: 'readout' as const,
    label: steps,
    item: {
      status: meeting.status,
      expectsReadout: meeting.readoutExpected,
      href: `/meetings/${meeting.id}`,
      detail: meeting.title,
    },
    readout: { status, tag: <ReadoutStatusTag status={status} /> },
    outcome:
      outcomes.length === 0
        ? null
        : {
            needsFollowUp: outcomes.some(
              ({ waits, followUps: own, agreementFollowUps = 0 }) => waits || own.length + agreementFollowUps > 0,
            ),
            href: outcomes.length === 1 ? `/outcomes/${outcomes[0]?.id}` : '#outcomes',
            detail: t('outcomes', { count: outcomes.length }),
          },
    followUp: behind && {
      status: behind,
      detail: t('followUps', { closed, count: followUps.length }),
      ...(followUps.length === 1 ? { href: `/follow-ups/${followUps[0]?.id}` } : {}),
    },
  }
  return <Chain steps={chainSteps<ReactNode>(data)} />
}
