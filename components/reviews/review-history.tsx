import { useTranslations } from 'next-intl'
import { ShowAll } from '@/components/follow-ups/show-all'
import { DueDateHistory } from '@/components/follow-ups/work/due-date-history'
import { ProgressList, ReviewList } from '@/components/follow-ups/work/work-done'
import type { FollowUpView } from '@/lib/follow-ups/types'

/** What was reported, what earlier reviews said, and where the due date went. */
export function ReviewHistory({ followUp }: { followUp: FollowUpView }) {
  const t = useTranslations('followUps.page')
  const { id, progress, reviews, dueDateChanges, totals } = followUp
  const all = { followUpId: id }
  return (
    <div className="grid gap-5">
      <div>
        <h3 className="mb-2 text-lg">{t('progress')}</h3>
        {progress.length > 0 ? (
          <ProgressList followUp={followUp} />
        ) : (
          <p className="text-muted">{t('noProgressReader')}</p>
        )}
        <ShowAll {...all} list="progress" anchor="progress" shown={progress.length} total={totals.progress} />
      </div>
      {reviews.length > 0 ? (
        <div>
          <h3 className="mb-2 text-lg">{t('reviews')}</h3>
          <ReviewList followUp={followUp} />
          <ShowAll {...all} list="reviews" anchor="reviews" shown={reviews.length} total={totals.reviews} />
        </div>
      ) : null}
      {dueDateChanges.length > 0 ? (
        <div>
          <h3 className="mb-2 text-lg">{t('dueHistory')}</h3>
          <DueDateHistory followUp={followUp} />
          <ShowAll {...all} list="dueDates" anchor="due-dates" shown={dueDateChanges.length} total={totals.dueDates} />
        </div>
      ) : null}
    </div>
  )
}
