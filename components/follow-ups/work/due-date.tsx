import { useTranslations } from 'next-intl'
import { type FollowUpStatus, isUnfinished } from '@/lib/follow-ups/workflow'
import { formatDate } from '@/lib/time/format'
import { LateTag } from '../follow-up-tags'

/** The due date with how late it is in words; that none is agreed, where work goes on without one. */
export function DueDate(props: { dueDate: string | null; daysLate: number; status: FollowUpStatus }) {
  const { dueDate, daysLate, status } = props
  const t = useTranslations('followUps.mark')
  if (dueDate === null) {
    return isUnfinished(status) ? (
      <span className="inline-block rounded border border-dashed border-waiting px-1.5 text-sm leading-5 text-waiting">
        {t('noDate')}
      </span>
    ) : null
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 max-sm:justify-end">
      <span className="whitespace-nowrap tabular-nums">{formatDate(dueDate)}</span>
      <LateTag days={daysLate} />
    </span>
  )
}
