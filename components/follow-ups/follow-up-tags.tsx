import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
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

export function StaleTag() {
  const t = useTranslations('followUps.mark')
  return <Tag tone="waiting">{t('stale')}</Tag>
}

export function UnownedTag() {
  const t = useTranslations('followUps.mark')
  return <Tag tone="waiting">{t('unowned')}</Tag>
}
