import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { type Actor, can } from '@/lib/auth/permissions'
import { acceptDueDate, refuseDueDate } from '@/lib/follow-ups/actions'
import { remindOfFollowUp } from '@/lib/follow-ups/bulk/actions'
import { canAskForDueDate, canMoveDueDate, canRemind, canSetDueDate, canWriteFollowUp } from '@/lib/follow-ups/policy'
import type { CounterpartView, DueDateView, FollowUpView } from '@/lib/follow-ups/types'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { formatDate } from '@/lib/time/format'
import { ChangeDueDate, SetDueDate } from './follow-up-buttons'
import { UnownedTag } from './follow-up-tags'
import { DueDate } from './work/due-date'

type Props = { followUp: FollowUpView; actor: Actor }

/**
 * Who carries the work, by when, and how old it is; each value under its term, so that it fits a narrow column.
 * @param reading true where it only has to be read: no buttons, nothing to fill in
 */
export function FollowUpFacts({ followUp, actor, reading = false }: Props & { reading?: boolean }) {
  const t = useTranslations('followUps.page')
  const more = useTranslations('followUp')
  const { leadOrganisation, officer, supporting, counterpart, age, proposed } = followUp
  const edit = !reading && canWriteFollowUp(actor, followUp) ? { href: `/follow-ups/${followUp.id}/edit` } : {}
  const lead = leadOrganisation && <Link href={`/organisations/${leadOrganisation.id}`}>{leadOrganisation.name}</Link>
  const facts = [
    { term: t('lead'), value: lead ?? <ToBeConfirmed what={t('lead')} {...edit} /> },
    {
      term: t('officer'),
      value: officer ? (
        <>
          <Officer officer={officer} unowned={followUp.unowned} />
          {!reading && canRemind(actor, followUp) ? <Remind followUpId={followUp.id} /> : null}
        </>
      ) : (
        <ToBeConfirmed what={t('officer')} {...edit} />
      ),
    },
    {
      term: more('supporting'),
      value:
        supporting.length > 0 ? (
          <ul>
            {supporting.map(({ id, name }) => (
              <li key={id} className="break-words">
                <Link href={`/organisations/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        ) : null,
    },
    {
      term: more('counterpart'),
      value: counterpart ? (
        <Counterpart counterpart={counterpart} />
      ) : (
        <ToBeConfirmed what={more('counterpart')} {...edit} />
      ),
    },
    {
      term: t('due'),
      value: (
        <>
          <Due followUp={followUp} /> {proposed.includes('dueDate') ? <Proposed /> : null}
          {reading ? null : <DueSteps followUp={followUp} actor={actor} />}
        </>
      ),
    },
    {
      term: t('age'),
      value: t(age.from === 'meeting' ? 'ageMeeting' : 'ageRecording', { days: age.days, date: formatDate(age.since) }),
    },
  ]
  return (
    <dl className="grid gap-3">
      {facts
        .filter(({ value }) => value !== null)
        .map(({ term, value }) => (
          <div key={term}>
            <dt className="text-sm text-muted">{term}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Counterpart({ counterpart: { name, personId, detail } }: { counterpart: CounterpartView }) {
  return (
    <>
      {personId ? <Link href={`/people/${personId}`}>{name}</Link> : name}
      {detail ? <span className="block text-sm text-muted">{detail}</span> : null}
    </>
  )
}

function Remind({ followUpId }: { followUpId: string }) {
  const t = useTranslations('bulk.single')
  return <ActionButton action={remindOfFollowUp} input={{ followUpId }} label={t('remind')} done={t('reminded')} />
}

function Officer({ officer, unowned }: { officer: NonNullable<FollowUpView['officer']>; unowned: boolean }) {
  const t = useTranslations('followUps.page')
  return (
    <>
      <Link href={`/people/${officer.id}`}>{officer.name}</Link>
      {unowned ? (
        <>
          {' '}
          <UnownedTag />
          <span className="block text-sm text-muted">{t('officerGone')}</span>
        </>
      ) : null}
    </>
  )
}

/** The date, and the first one that was agreed: always in sight, with how far past it the work is or was. */
function Due({ followUp }: { followUp: FollowUpView }) {
  const t = useTranslations('followUps.page')
  const more = useTranslations('followUp')
  const { dueDate, firstDueDate, daysLate, daysAgainstFirst, status } = followUp
  return (
    <>
      <DueDate dueDate={dueDate} daysLate={daysLate} status={status} />
      {firstDueDate ? (
        <span className="block text-sm text-muted tabular-nums">
          {t('firstDue', { date: formatDate(firstDueDate) })}
        </span>
      ) : null}
      {daysAgainstFirst > 0 ? (
        <span className="block text-sm">{more('againstFirst', { days: daysAgainstFirst })}</span>
      ) : null}
    </>
  )
}

/** A wish for another date that waits, and what this person may do about the date. */
function DueSteps({ followUp, actor }: Props) {
  const { id, version, dueDate, status, dueDateChanges } = followUp
  const dated = { followUpId: id, version, dueDate }
  const wish = dueDateChanges.find(({ accepted }) => accepted === null)
  const mayMove = canMoveDueDate(actor, followUp)
  const mayAsk = canAskForDueDate(actor, followUp) && !wish
  return (
    <div className="no-print mt-1.5 grid justify-items-start gap-2">
      {wish && isUnfinished(status) ? <Wish wish={wish} followUp={followUp} actor={actor} /> : null}
      {canSetDueDate(actor, followUp) ? <SetDueDate {...dated} /> : null}
      {mayMove || mayAsk ? <ChangeDueDate {...dated} mayMove={mayMove} /> : null}
    </div>
  )
}

function Wish({ wish, followUp, actor }: Props & { wish: DueDateView }) {
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
