import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ReadoutStatus } from '@/lib/programme/types'
import type { ItemStatus } from '@/lib/programme/workflow'

export const ITEM_TONES: Record<ItemStatus, Tone> = {
  requested: 'waiting',
  tentative: 'planned',
  confirmed: 'active',
  held: 'done',
  postponed: 'dropped',
  cancelled: 'dropped',
}

export const READOUT_TONES: Record<ReadoutStatus, Tone> = {
  draft: 'planned',
  submitted: 'waiting',
  cleared: 'active',
  final: 'done',
}

export function ItemStatusTag({ status }: { status: ItemStatus }) {
  const t = useTranslations('programme.status')
  return <Tag tone={ITEM_TONES[status]}>{t(status)}</Tag>
}

export function ReadoutStatusTag({ status }: { status: ReadoutStatus }) {
  const t = useTranslations('programme.readoutStatus')
  return <Tag tone={READOUT_TONES[status]}>{t(status)}</Tag>
}
