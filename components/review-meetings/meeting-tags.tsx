import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { Decision, ReviewMeetingStatus } from '@/lib/review-meetings/workflow'

export const MEETING_TONES: Record<ReviewMeetingStatus, Tone> = {
  planned: 'planned',
  under_way: 'active',
  closed: 'done',
}
export const DECISION_TONES: Record<Decision, Tone> = {
  approved: 'done',
  returned: 'waiting',
  goes_on: 'active',
  dropped: 'dropped',
  deferred: 'neutral',
}

export function MeetingStatusTag({ status }: { status: ReviewMeetingStatus }) {
  const t = useTranslations('reviewMeetings.status')
  return <Tag tone={MEETING_TONES[status]}>{t(status)}</Tag>
}
