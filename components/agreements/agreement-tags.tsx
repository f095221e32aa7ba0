import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { AgreementLine } from '@/lib/agreements/types'
import type { AgreementStatus } from '@/lib/agreements/workflow'
import { formatDate } from '@/lib/time/format'

export const AGREEMENT_TONES: Record<AgreementStatus, Tone> = {
  proposed: 'planned',
  under_negotiation: 'waiting',
  signed: 'active',
  in_force: 'done',
  expired: 'neutral',
  terminated: 'dropped',
}

export function AgreementStatusTag({ status }: { status: AgreementStatus }) {
  const t = useTranslations('agreements.status')
  return <Tag tone={AGREEMENT_TONES[status]}>{t(status)}</Tag>
}

type Ends = Pick<AgreementLine, 'daysLeft' | 'ended' | 'noticeOn' | 'soon' | 'inForceUntil'>

/** What somebody should know of its end: that it has ended, or how soon it does. Nothing while that is far. */
export function EndingTag({ ends }: { ends: Ends }) {
  const t = useTranslations('agreements.ending')
  const { daysLeft, ended, inForceUntil, soon } = ends
  if (daysLeft === null || inForceUntil === null) return null
  if (ended) return <Tag tone="late">{t('ended', { date: formatDate(inForceUntil) })}</Tag>
  return soon ? <Tag tone="waiting">{t('left', { days: daysLeft })}</Tag> : null
}

/** The day by which notice is to be given, while the agreement lasts. */
export function NoticeTag({ ends, today }: { ends: Ends; today: string }) {
  const t = useTranslations('agreements.ending')
  const { daysLeft, ended, noticeOn, soon } = ends
  if (daysLeft === null || ended || noticeOn === null || !soon) return null
  const past = noticeOn < today
  return (
    <Tag tone={past ? 'late' : 'waiting'}>{t(past ? 'noticeWas' : 'noticeDue', { date: formatDate(noticeOn) })}</Tag>
  )
}
