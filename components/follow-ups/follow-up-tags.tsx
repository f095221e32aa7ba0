import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Judgement } from '@/lib/follow-ups/schema'
import type { FollowUpStatus } from '@/lib/follow-ups/workflow'

export const STATUS_TONES: Record<FollowUpStatus, Tone> = {
  open: 'planned',
  in_progress: 'active',
  blocked: 'late',
  awaiting_other_side: 'waiting',
  in_review: 'waiting',
  closed: 'done',
  dropped: 'dropped',
}

export function FollowUpStatusTag({ status }: { status: FollowUpStatus }) {
  const t = useTranslations('followUps.status')
  return <Tag tone={STATUS_TONES[status]}>{t(status)}</Tag>
}

/** "12 days late"; nothing while it is in time. */
export function LateTag({ days }: { days: number }) {
  const t = useTranslations('followUps.mark')
  return days > 0 ? <Tag tone="late">{t('late', { days })}</Tag> : null
}

const JUDGEMENT_TONES: Record<Judgement, Tone> = { on_track: 'done', at_risk: 'waiting', off_track: 'late' }

/** How whoever reported last sees the work. */
export function JudgementTag({ judgement }: { judgement: Judgement }) {
  const t = useTranslations('followUp.judgement')
  return <Tag tone={JUDGEMENT_TONES[judgement]}>{t(judgement)}</Tag>
}

export function StaleTag() {
  const t = useTranslations('followUps.mark')
  return <Tag tone="waiting">{t('stale')}</Tag>
}

export function UnownedTag() {
  const t = useTranslations('followUps.mark')
  return <Tag tone="waiting">{t('unowned')}</Tag>
}
