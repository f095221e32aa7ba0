import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/permissions'
import { reviewBar } from '@/lib/follow-ups/rules'
import { openReviewMeeting } from '@/lib/review-meetings/actions'
import type { Decided, RoomView } from '@/lib/review-meetings/types'
import type { Decision } from '@/lib/review-meetings/workflow'
import { formatDate, formatInstant } from '@/lib/time/format'
import { DecisionForm } from './decision-form'
import { DECISION_TONES } from './meeting-tags'

/** What was decided, and the form to decide; or why nothing can be decided here now. */
export function RoomDecision(props: {
  room: RoomView
  actor: Actor
  open: readonly Decision[]
  meetingVersion: number
}) {
  const { room, actor, open, meetingVersion } = props
  const t = useTranslations('reviewMeetings')
  const { meeting, item, followUp } = room
  const bar =
    followUp.status === 'in_review' ? reviewBar(actor, { ...followUp, officerId: followUp.officer?.id ?? null }) : null
  return (
    <div className="min-w-0 rounded border border-line bg-surface p-4 sm:p-5">
      {item.decided ? <Recorded decided={item.decided} zone={followUp.visit.homeZone} /> : null}
      {meeting.status === 'planned' ? (
        <>
          <Notice>{t('room.notOpen')}</Notice>
          <ActionButton
            action={openReviewMeeting}
            input={{ meetingId: meeting.id, version: meetingVersion }}
            label={t('page.open')}
            tone="primary"
            done={t('page.opened')}
          />
        </>
      ) : null}
      {meeting.status === 'closed' ? <Notice>{t('room.isClosed')}</Notice> : null}
      {meeting.status === 'under_way' ? (
        <>
          {bar ? <Notice tone="warn">{t(`room.bar.${bar}`)}</Notice> : null}
          {open.length > 0 ? (
            <DecisionForm
              key={item.id}
              itemId={item.id}
              version={item.version}
              open={open}
              decided={item.decided}
              hasDate={followUp.dueDate !== null}
            />
          ) : (
            <p className="text-muted">{t('room.finished')}</p>
          )}
        </>
      ) : null}
    </div>
  )
}

function Recorded({ decided, zone }: { decided: Decided; zone: string }) {
  const t = useTranslations('reviewMeetings')
  const { decision, reason, dueDate, order, decider, decidedAt } = decided
  return (
    <div className="mb-5 border-b border-line pb-4 text-lg">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-base text-muted">{t('room.decision')}</span>
        <Tag tone={DECISION_TONES[decision]}>{t(`decision.${decision}`)}</Tag>
      </p>
      {reason ? <p className="mt-1 break-words whitespace-pre-line">{reason}</p> : null}
      {dueDate ? <p className="mt-1">{t('room.newDate', { date: formatDate(dueDate) })}</p> : null}
      {order ? <p className="mt-1 break-words">{t('room.order', { text: order })}</p> : null}
      <p className="text-sm text-muted">
        {t('room.decidedBy', { name: decider, at: formatInstant(new Date(decidedAt), zone) })}
      </p>
    </div>
  )
}
