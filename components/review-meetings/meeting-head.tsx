import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import {
  archiveReviewMeeting,
  closeReviewMeeting,
  openReviewMeeting,
  restoreReviewMeeting,
} from '@/lib/review-meetings/actions'
import type { ReviewMeetingView } from '@/lib/review-meetings/types'
import { formatDate } from '@/lib/time/format'
import { MeetingStatusTag } from './meeting-tags'

/** Title, state and day, with the one next step: open it, go into the room, read the minutes. */
export function MeetingHead({ meeting }: { meeting: ReviewMeetingView }) {
  const t = useTranslations('reviewMeetings')
  const { reference, title, status, heldOn, items, decided } = meeting
  return (
    <PageHead
      above={<Link href="/review-meetings">{t('title')}</Link>}
      reference={reference}
      title={title}
      tag={<MeetingStatusTag status={status} />}
      facts={[heldOn ? formatDate(heldOn) : t('page.dayUnknown'), t('columns.decided', { items, decided })]}
      action={<NextStep meeting={meeting} />}
      menu={<Rest meeting={meeting} />}
    />
  )
}

type Shown = { meeting: ReviewMeetingView }

function NextStep({ meeting: { id, version, status, items, archived } }: Shown) {
  const t = useTranslations('reviewMeetings.page')
  const to = `/review-meetings/${id}`
  const input = { meetingId: id, version }
  if (archived)
    return <ActionButton action={restoreReviewMeeting} input={input} label={t('restore')} done={t('restored')} />
  if (status === 'closed')
    return (
      <ButtonLink tone="primary" href={`${to}/minutes`}>
        {t('minutes')}
      </ButtonLink>
    )
  if (items === 0)
    return (
      <ButtonLink tone="primary" href={`${to}/add`}>
        {t('addItems')}
      </ButtonLink>
    )
  if (status === 'planned')
    return (
      <ActionButton
        action={openReviewMeeting}
        input={input}
        label={t('open')}
        tone="primary"
        done={t('opened')}
        redirectTo={`${to}/room`}
      />
    )
  return (
    <ButtonLink tone="primary" href={`${to}/room`}>
      {t('room')}
    </ButtonLink>
  )
}

function Rest({ meeting: { id, version, status, items, decided, archived } }: Shown) {
  const t = useTranslations('reviewMeetings.page')
  const to = `/review-meetings/${id}`
  const input = { meetingId: id, version }
  return (
    <>
      {status === 'closed' || archived ? null : (
        <ButtonLink tone="quiet" href={`${to}/edit`}>
          {t('edit')}
        </ButtonLink>
      )}
      {status === 'closed' && !archived ? null : (
        <ButtonLink tone="quiet" href={`${to}/minutes`}>
          {t(status === 'closed' ? 'minutes' : 'minutesPreview')}
        </ButtonLink>
      )}
      {status === 'under_way' && !archived ? (
        <ActionButton
          action={closeReviewMeeting}
          input={input}
          label={t('close')}
          tone="quiet"
          explain={<p>{t('closeExplain', { waiting: items - decided })}</p>}
          done={t('closed')}
        />
      ) : null}
      {archived ? null : (
        <ActionButton
          action={archiveReviewMeeting}
          input={input}
          label={t('archive')}
          tone="quiet"
          done={t('archived')}
        />
      )}
    </>
  )
}
