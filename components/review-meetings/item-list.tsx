import { useTranslations } from 'next-intl'
import { MoveButtons } from '@/components/delegations/move-buttons'
import { FollowUpStatusTag, UnownedTag } from '@/components/follow-ups/follow-up-tags'
import { DueDate } from '@/components/follow-ups/work/due-date'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import { actWords } from '@/lib/i18n/act-words'
import { moveReviewItem, removeReviewItem } from '@/lib/review-meetings/actions'
import type { ReviewItemPage, ReviewItemRow } from '@/lib/review-meetings/types'
import { formatDate } from '@/lib/time/format'
import { DECISION_TONES } from './meeting-tags'

/**
 * The list of a meeting in its order.
 * @param mayChange order and what stands on it can be changed
 */
export function ItemList(props: { meetingId: string; page: ReviewItemPage; mayChange: boolean }) {
  const { meetingId, page, mayChange } = props
  const t = useTranslations('reviewMeetings.page')
  const { rows } = page
  return (
    <ol aria-label={t('listCaption')} className="rounded border border-line bg-surface">
      {rows.map((row, at) => (
        <li
          key={row.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3 not-last:border-b border-line"
        >
          <Item row={row} meetingId={meetingId} />
          {mayChange ? (
            <div className="no-print flex flex-wrap items-start gap-1">
              <MoveButtons
                action={moveReviewItem}
                id={row.id}
                up={at > 0 || page.previous !== null}
                down={at < rows.length - 1 || page.next !== null}
                labels={{
                  up: t('up', { title: row.followUp.title }),
                  down: t('down', { title: row.followUp.title }),
                }}
                words={actWords()}
              />
              {row.decision === null ? (
                <ActionButton
                  action={removeReviewItem}
                  input={{ itemId: row.id }}
                  label={t('remove')}
                  name={t('removeOf', { reference: row.followUp.reference })}
                  tone="quiet"
                  done={t('removed')}
                />
              ) : null}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Item({ row, meetingId }: { row: ReviewItemRow; meetingId: string }) {
  const t = useTranslations('reviewMeetings')
  const { followUp, visit, decision, dueDateSet, order } = row
  return (
    <div className="min-w-0 flex-1 basis-72">
      <p className="break-words font-semibold">
        <Link href={`/review-meetings/${meetingId}/room?item=${row.id}`}>{followUp.title}</Link>
      </p>
      <p className="text-sm text-muted">
        <Link href={`/follow-ups/${followUp.id}`}>{followUp.reference}</Link>
        {' · '}
        <Link href={`/visits/${visit.id}`}>{visit.title}</Link>
        {followUp.officer ? ` · ${followUp.officer.name}` : ''}
      </p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <FollowUpStatusTag status={followUp.status} />
        {followUp.officer && followUp.unowned ? <UnownedTag /> : null}
        <DueDate {...followUp} />
        {decision ? <Tag tone={DECISION_TONES[decision]}>{t(`decision.${decision}`)}</Tag> : null}
        {dueDateSet ? <span>{t('page.newDate', { date: formatDate(dueDateSet) })}</span> : null}
      </p>
      {order ? (
        <p className="mt-1 break-words">
          {t('page.order')}: {order}
        </p>
      ) : null}
    </div>
  )
}
