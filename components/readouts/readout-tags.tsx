import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ReadoutStatus } from '@/lib/readouts/workflow'

export const STATUS_TONES: Record<ReadoutStatus, Tone> = {
  draft: 'planned',
  submitted: 'waiting',
  cleared: 'active',
  final: 'done',
}

export function ReadoutStatusTag({ status }: { status: ReadoutStatus }) {
  const t = useTranslations('readouts.status')
  return <Tag tone={STATUS_TONES[status]}>{t(status)}</Tag>
}
