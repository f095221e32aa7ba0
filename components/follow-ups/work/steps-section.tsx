import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { daysOverdue } from '@/lib/follow-ups/rules'
import type { FollowUpView } from '@/lib/follow-ups/types'
import type { StepView } from '@/lib/follow-ups/work/types'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { type ActWords, actWords } from '@/lib/i18n/act-words'
import { todayIn } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'
import { LateTag } from '../follow-up-tags'
import { AddStep, RestoreStep, StepActions } from './step-buttons'

type Props = { followUp: FollowUpView; steps: readonly StepView[]; mayWrite: boolean; today: string }

/** The steps on the way in their order: when each is due, what is late, what is done and by whom. */
export function StepsSection({ followUp, steps, mayWrite, today }: Props) {
  const t = useTranslations('followUp.steps')
  const standing = steps.filter(({ archived }) => !archived)
  const archived = steps.filter((step) => step.archived)
  if (steps.length === 0 && !mayWrite) return null
  // One object for all rows: it travels once.
  const words = actWords()
  const done = standing.filter(({ doneAt }) => doneAt !== null).length
  return (
    <Section id="steps" title={t('title')} action={mayWrite ? <AddStep followUpId={followUp.id} /> : null}>
      {standing.length > 0 ? (
        <>
          <p className="mb-2 text-muted">{t('count', { done, all: standing.length })}</p>
          <ol className="item-list">
            {standing.map((step, index) => (
              <StepRow
                key={step.id}
                {...{ step, followUp, today, words, mayWrite }}
                first={index === 0}
                last={index === standing.length - 1}
              />
            ))}
          </ol>
        </>
      ) : (
        <EmptyState>{t(mayWrite ? 'empty' : 'emptyReader')}</EmptyState>
      )}
      {archived.length > 0 ? <Archived {...{ archived, followUp, words, mayWrite }} /> : null}
    </Section>
  )
}

type RowProps = {
  step: StepView
  followUp: FollowUpView
  today: string
  words: ActWords
  mayWrite: boolean
  first: boolean
  last: boolean
}

function StepRow({ step, followUp, today, words, mayWrite, first, last }: RowProps) {
  const { id, title, dueDate, doneAt, version } = step
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-3 py-2 sm:px-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className={`break-words ${doneAt ? 'text-muted' : ''}`}>{title}</p>
        <StepState step={step} followUp={followUp} today={today} />
      </div>
      {mayWrite ? (
        <div className="no-print flex flex-wrap gap-x-1">
          <StepActions
            step={{ followUpId: followUp.id, stepId: id, version, title, dueDate }}
            done={doneAt !== null}
            {...{ words, first, last }}
          />
        </div>
      ) : null}
    </li>
  )
}

function StepState({ step, followUp, today }: { step: StepView; followUp: FollowUpView; today: string }) {
  const t = useTranslations('followUp.steps')
  const { dueDate, doneAt, doneBy } = step
  const zone = followUp.visit.homeZone
  if (doneAt) {
    return (
      <p className="text-sm text-muted">
        {t('done', { date: formatDate(todayIn(zone, new Date(doneAt))), name: doneBy ?? '' })}
      </p>
    )
  }
  const late = isUnfinished(followUp.status) ? daysOverdue({ status: 'open', dueDate }, today) : 0
  const afterDue = dueDate !== null && followUp.dueDate !== null && dueDate > followUp.dueDate
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted tabular-nums">
      {dueDate ? formatDate(dueDate) : t('noDate')}
      <LateTag days={late} />
      {afterDue ? <Tag tone="waiting">{t('afterDue')}</Tag> : null}
    </p>
  )
}

function Archived(props: {
  archived: readonly StepView[]
  followUp: FollowUpView
  words: ActWords
  mayWrite: boolean
}) {
  const { archived, followUp, words, mayWrite } = props
  const t = useTranslations('followUp.steps')
  return (
    <details className="mt-3">
      <summary className="text-muted">{t('archived', { count: archived.length })}</summary>
      <ul className="mt-2 grid gap-2 text-muted">
        {archived.map(({ id, title }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4">
            <span className="min-w-0 break-words">{title}</span>
            {mayWrite ? <RestoreStep followUpId={followUp.id} stepId={id} words={words} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
