import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { FollowUpLine, OutcomeView } from '@/lib/outcomes/types'

/** What kind of outcome it is: a word, no state. */
export function OutcomeTypeTag({ type }: { type: OutcomeView['type'] }) {
  const t = useTranslations('outcomes.type')
  return <Tag>{t(type)}</Tag>
}

export const STATE_TONES: Record<FollowUpLine['status'], Tone> = {
  open: 'planned',
  in_progress: 'active',
  blocked: 'late',
  awaiting_other_side: 'waiting',
  in_review: 'waiting',
  closed: 'done',
  dropped: 'dropped',
}

/** The state of a follow-up in one word. */
export function FollowUpStateTag({ status }: { status: FollowUpLine['status'] }) {
  const t = useTranslations('outcomes.followUpStatus')
  return <Tag tone={STATE_TONES[status]}>{t(status)}</Tag>
}
