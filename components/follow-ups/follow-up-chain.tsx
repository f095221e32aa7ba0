import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ReadoutStatusTag } from '@/components/readouts/readout-tags'
import { Chain } from '@/components/ui/chain'
import { chainSteps } from '@/lib/follow-ups/chain'
import type { FollowUpView } from '@/lib/follow-ups/types'
import { todayIn } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'
import { FollowUpStatusTag } from './follow-up-tags'

/** The chain as the pages of a follow-up and of its review see it. */
export function FollowUpChain({ followUp, here }: { followUp: FollowUpView; here: 'followUp' | 'review' }) {
  const t = useTranslations('followUps.chain')
  const { meeting, origin, status, reviews, closedAt, id } = followUp
  const outcome = origin?.kind === 'outcome' ? origin : null
  const agreement = origin?.kind === 'agreement' ? origin.agreement : null
  const pieces = followUp.totals.evidence
  const [last] = reviews
  const steps = chainSteps<ReactNode>({
    here,
    ofAgreement: agreement !== null,
    item: meeting
      ? {
          status: meeting.status,
          expectsReadout: meeting.readoutExpected,
          href: `/meetings/${meeting.id}`,
          detail: meeting.title,
        }
      : null,
    readout: outcome && {
      status: outcome.readout.status,
      href: `/readouts/${outcome.readout.id}`,
      tag: <ReadoutStatusTag status={outcome.readout.status} />,
    },
    outcome: agreement
      ? { needsFollowUp: true, href: `/agreements/${agreement.id}`, detail: agreement.title }
      : outcome && { needsFollowUp: true, href: `/outcomes/${outcome.outcome.id}`, detail: outcome.outcome.text },
    followUp: {
      status,
      href: `/follow-ups/${id}`,
      detail: followUp.reference,
      tag: <FollowUpStatusTag status={status} />,
    },
    evidence: {
      count: pieces,
      href: here === 'followUp' ? '#evidence' : `/follow-ups/${id}#evidence`,
      detail: t('evidence', { count: pieces }),
    },
    review: last ? { href: `/reviews/${id}`, detail: t(last.decision ?? 'waiting') } : {},
    closed: closedAt ? { detail: formatDate(todayIn(followUp.visit.homeZone, new Date(closedAt))) } : {},
  })
  return <Chain steps={steps} />
}
