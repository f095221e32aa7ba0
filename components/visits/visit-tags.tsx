import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { VisitStatus } from '@/lib/visits/workflow'

export const STATUS_TONES: Record<VisitStatus, Tone> = {
  proposed: 'neutral',
  planning: 'planned',
  confirmed: 'active',
  under_way: 'active',
  reporting: 'waiting',
  completed: 'done',
  cancelled: 'dropped',
}

export function VisitStatusTag({ status }: { status: VisitStatus }) {
  const t = useTranslations('visits.status')
  return <Tag tone={STATUS_TONES[status]}>{t(status)}</Tag>
}

/** Only managers and the visit's team see it; said where it could be shared by mistake. */
export function RestrictedTag() {
  const t = useTranslations('visits.head')
  return <Tag tone="late">{t('restricted')}</Tag>
}
