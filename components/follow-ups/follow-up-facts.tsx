import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DescriptionList } from '@/components/ui/description-list'
import { ActionButton } from '@/components/ui/form/action-button'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { type Actor, can } from '@/lib/auth/permissions'
import { acceptDueDate, refuseDueDate } from '@/lib/follow-ups/actions'
import { canAskForDueDate, canMoveDueDate, canSetDueDate, canWriteFollowUp } from '@/lib/follow-ups/policy'
import type { DueDateView, FollowUpView } from '@/lib/follow-ups/types'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { formatDate } from '@/lib/time/format'
import { DueDate } from './due-date'
import { ChangeDueDate, SetDueDate } from './due-date-forms'
import { UnownedTag } from './follow-up-tags'

/** Who carries the work, by when, and how old it is. */
export function FollowUpFacts({ followUp, actor }: { followUp: FollowUpView; actor: Actor }) {
  const t = useTranslations('followUps.page')
  const { leadOrganisation, officer, age, proposed } = followUp
  const edit = canWriteFollowUp(actor, followUp) ? { href: `/follow-ups/${followUp.id}/edit` } : {}
  const mark = (field: string) => (proposed.includes(field) ? <Proposed /> : null)
  return (
    <DescriptionList
      facts={[
        {
          term: t('lead'),
          value: leadOrganisation ? (
            <>
              <Link href={`/organisations/${leadOrganisation.id}`}>{leadOrganisation.name}</Link>{' '}
              {mark('leadOrganisation')}
            </>
          ) : (
            <ToBeConfirmed what={t('lead')} {...edit} />
          ),
        },
        {
          term: t('officer'),
          value: officer ? <Officer officer={officer} /> : <ToBeConfirmed what={t('officer')} {...edit} />,
        },
        { term: t('due'), value: <Due followUp={followUp} actor={actor} /> },
        {
          term: t('age'),
          value: t(age.from === 'meeting' ? 'ageMeeting' : 'ageRecording', {
            days: age.days,
            date: formatDate(age.since),
          }),
        },
      ]}
    />
  )
}

function Officer({ officer }: { officer: NonNullable<FollowUpView['officer']> }) {
  const t = useTranslations('followUps.page')
  return (
    <>
      <Link href={`/people/${officer.id}`}>{officer.name}</Link>
      {officer.accountDeactivated ? (
        <>
          {' '}
          <UnownedTag />
          <span className="block text-sm text-muted">{t('officerGone')}</span>
        </>
      ) : null}
    </>
  )
}

/** The date with the first one in sight, a wish that waits, and what this person may do about it. */
function Due({ followUp, actor }: { followUp: FollowUpView; actor: Actor }) {
  const t = useTranslations('followUps.page')
  const { dueDate, firstDueDate, daysLate, status, version, dueDateChanges } = followUp
  const dated = { followUpId: followUp.id, version, dueDate }
  const wish = dueDateChanges.find(({ accepted }) => accepted === null)
  const mayMove = canMoveDueDate(actor, followUp)
  return (
    <div className="grid justify-items-start gap-1.5">
      <span className="flex flex-wrap gap-2">
        <DueDate dueDate={dueDate} daysLate={daysLate} status={status} />
        {followUp.proposed.includes('dueDate') ? <Proposed /> : null}
      </span>
      {firstDueDate && firstDueDate !== dueDate ? (
        <span className="text-sm text-muted">{t('firstDue', { date: formatDate(firstDueDate) })}</span>
      ) : null}
      {wish && isUnfinished(status) ? <Wish wish={wish} followUp={followUp} actor={actor} /> : null}
      <span className="no-print">
        {canSetDueDate(actor, followUp) ? <SetDueDate {...dated} /> : null}
        {mayMove || (canAskForDueDate(actor, followUp) && !wish) ? (
          <ChangeDueDate {...dated} mayMove={mayMove} />
        ) : null}
      </span>
    </div>
  )
}

function Wish({ wish, followUp, actor }: { wish: DueDateView; followUp: FollowUpView; actor: Actor }) {
  const t = useTranslations('followUps.page')
  const input = { followUpId: followUp.id, version: followUp.version, changeId: wish.id }
  const date = formatDate(wish.to)
  return (
    <div className="w-full border-l-4 border-waiting bg-waiting-soft px-3 py-2 text-waiting">
      <p className="font-semibold">{t('wish', { name: wish.asker, date })}</p>
      <p className="break-words">{wish.reason}</p>
      {can(actor, 'follow-up.move-due-date') ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <ActionButton action={acceptDueDate} input={input} label={t('accept', { date })} done={t('accepted')} />
          <ActionButton action={refuseDueDate} input={input} label={t('refuse')} done={t('refused')} />
        </div>
      ) : null}
    </div>
  )
}
