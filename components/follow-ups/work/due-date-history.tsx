import { useTranslations } from 'next-intl'
import type { DueDateView, FollowUpView } from '@/lib/follow-ups/types'
import { formatDate, formatInstant } from '@/lib/time/format'

/** Every date that was asked for or moved, latest first. */
export function DueDateHistory({ followUp }: { followUp: FollowUpView }) {
  const t = useTranslations('followUps.page')
  const words = ({ accepted }: DueDateView) =>
    t(accepted === null ? 'dueOpen' : accepted ? 'dueAccepted' : 'dueRefused')
  return (
    <ol className="grid gap-3">
      {followUp.dueDateChanges.map((change) => (
        <li key={change.id} className="border-l-2 border-line pl-3">
          <p>
            <span className="tabular-nums">
              {t('dueMoved', { from: change.from ? formatDate(change.from) : '–', to: formatDate(change.to) })}
            </span>{' '}
            · {words(change)}
          </p>
          <p className="break-words">{change.reason}</p>
          <p className="text-sm text-muted">
            {t('asked', {
              name: change.asker,
              at: formatInstant(new Date(change.askedAt), followUp.visit.homeZone),
            })}
          </p>
        </li>
      ))}
    </ol>
  )
}
