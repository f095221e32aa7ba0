import { useTranslations } from 'next-intl'
import { RestrictedTag } from '@/components/readouts/release-tags'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Proposed } from '@/components/ui/unknown'
import type { Actor } from '@/lib/auth/permissions'
import { canWriteFollowUp } from '@/lib/follow-ups/policy'
import type { FollowUpView } from '@/lib/follow-ups/types'
import type { DependencyView } from '@/lib/follow-ups/work/types'
import { FollowUpSteps } from './follow-up-steps'
import { FollowUpStatusTag, JudgementTag, LateTag, StaleTag, UnownedTag } from './follow-up-tags'

/** Title, state and the marks that somebody should act on; the next step as the button. */
export function FollowUpHead(props: { followUp: FollowUpView; actor: Actor; waitsFor: readonly DependencyView[] }) {
  const { followUp, actor, waitsFor } = props
  const t = useTranslations('followUp')
  const { visit, proposed, percent, judgement } = followUp
  const hasMenu = canWriteFollowUp(actor, followUp)
  return (
    <PageHead
      above={<Link href={`/visits/${visit.id}/follow-ups`}>{`${visit.reference} ${visit.title}`}</Link>}
      reference={followUp.reference}
      title={followUp.title}
      tag={
        <span className="flex flex-wrap gap-1">
          <FollowUpStatusTag status={followUp.status} />
          {followUp.restricted ? <RestrictedTag /> : null}
          {judgement ? <JudgementTag judgement={judgement} /> : null}
          {proposed.length > 0 ? <Proposed /> : null}
          <LateTag days={followUp.daysLate} />
          {followUp.stale ? <StaleTag /> : null}
          {followUp.unowned ? <UnownedTag /> : null}
        </span>
      }
      facts={[percent === null ? null : t('percent', { percent })]}
      action={<FollowUpSteps {...{ followUp, actor, waitsFor }} which="next" />}
      {...(hasMenu ? { menu: <FollowUpSteps {...{ followUp, actor, waitsFor }} which="rest" /> } : {})}
    />
  )
}

/** What must be read first: why it came back, what stands in the way, why it was dropped. */
export function FollowUpNotice({ followUp }: { followUp: FollowUpView }) {
  const t = useTranslations('followUps.page')
  const { status, statusReason, reviews } = followUp
  const [last] = reviews
  if (status === 'in_progress' && last?.decision === 'returned') {
    return (
      <Notice tone="warn" title={t('returned', { name: last.decider ?? t('system') })}>
        <p className="whitespace-pre-line break-words">{last.reason}</p>
        <p>{t('returnedHint')}</p>
      </Notice>
    )
  }
  if (!statusReason || !['blocked', 'awaiting_other_side', 'dropped'].includes(status)) return null
  return (
    <Notice tone="warn" title={t(status as 'blocked' | 'awaiting_other_side' | 'dropped')}>
      <p className="whitespace-pre-line break-words">{statusReason}</p>
    </Notice>
  )
}
