import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFollowUpPart } from '@/components/outcomes/follow-up-part'
import { Chain } from '@/components/ui/chain'
import { chainSteps } from '@/lib/follow-ups/chain'
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
  const followUp = useFollowUpPart(outcomes, '#outcomes')
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
            needsFollowUp: followUp !== null || outcomes.some(({ waits }) => waits),
            href: outcomes.length === 1 ? `/outcomes/${outcomes[0]?.id}` : '#outcomes',
            detail: t('outcomes', { count: outcomes.length }),
          },
    followUp,
  }
  return <Chain steps={chainSteps<ReactNode>(data)} />
}
