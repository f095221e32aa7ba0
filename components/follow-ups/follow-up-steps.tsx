import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import type { Actor } from '@/lib/auth/permissions'
import {
  approveFollowUp,
  awaitOtherSide,
  blockFollowUp,
  dropFollowUp,
  reopenFollowUp,
  resumeFollowUp,
  returnFollowUp,
  submitForReview,
} from '@/lib/follow-ups/actions'
import { canWriteFollowUp, followUpSteps } from '@/lib/follow-ups/policy'
import type { FollowUpView } from '@/lib/follow-ups/types'
import type { DependencyView } from '@/lib/follow-ups/work/types'
import type { FollowUpStep, FollowUpTransition } from '@/lib/follow-ups/workflow'
import { OpenDependencies, stillOpen } from './work/dependencies-section'

type Step = Exclude<FollowUpStep, 'reportProgress'>

const ACTIONS = {
  approveFollowUp,
  awaitOtherSide,
  blockFollowUp,
  dropFollowUp,
  reopenFollowUp,
  resumeFollowUp,
  returnFollowUp,
  submitForReview,
} satisfies Record<Step, unknown>

/** The way forward stands as the button; the others are in the menu. Decisions are made on the review's page. */
const FORWARD: readonly FollowUpStep[] = ['submitForReview', 'resumeFollowUp', 'reopenFollowUp']
const DECISIONS: readonly FollowUpStep[] = ['approveFollowUp', 'returnFollowUp']

const subject = (followUp: FollowUpView) => ({ ...followUp, officerId: followUp.officer?.id ?? null })

/** The steps of the workflow that this person may take now: `next` is the one button, `rest` the others. */
export function FollowUpSteps({
  followUp,
  actor,
  which,
  waitsFor,
}: {
  followUp: FollowUpView
  actor: Actor
  which: 'next' | 'rest'
  waitsFor: readonly DependencyView[]
}) {
  const t = useTranslations('followUps')
  const steps = followUpSteps(actor, subject(followUp)).filter(isButton)
  const next = steps.find(({ command }) => FORWARD.includes(command))
  if (which === 'next') {
    if (steps.some(({ command }) => DECISIONS.includes(command))) {
      return (
        <ButtonLink tone="primary" href={`/reviews/${followUp.id}`}>
          {t('step.review')}
        </ButtonLink>
      )
    }
    return next ? (
      <StepButton
        step={next}
        followUp={followUp}
        tone={next.command === 'reopenFollowUp' ? 'plain' : 'primary'}
        waitsFor={waitsFor}
      />
    ) : null
  }
  return (
    <>
      {canWriteFollowUp(actor, followUp) ? (
        <ButtonLink tone="quiet" href={`/follow-ups/${followUp.id}/edit`}>
          {t('page.edit')}
        </ButtonLink>
      ) : null}
      {steps
        .filter((step) => step !== next && !DECISIONS.includes(step.command))
        .map((step) => (
          <StepButton key={step.command} step={step} followUp={followUp} tone="quiet" />
        ))}
    </>
  )
}

type ButtonRow = FollowUpTransition & { command: Step }
const isButton = (row: FollowUpTransition): row is ButtonRow => row.command !== 'reportProgress'

const OPTIONAL_REASON: readonly Step[] = ['blockFollowUp', 'awaitOtherSide']

/** One step; where the table asks for a reason, or a reason helps others, in a dialog. */
export function StepButton(props: {
  step: ButtonRow
  followUp: Pick<FollowUpView, 'id' | 'version'>
  tone: 'primary' | 'plain' | 'quiet' | 'danger'
  /** Said before it is submitted. */
  waitsFor?: readonly DependencyView[]
}) {
  const { step, followUp, tone, waitsFor = [] } = props
  const t = useTranslations('followUps.step')
  const { command } = step
  const explain = `explain.${command}` as 'explain.dropFollowUp'
  const asks = 'reason' in step ? 'required' : OPTIONAL_REASON.includes(command) ? 'optional' : null
  return (
    <ActionButton
      action={ACTIONS[command]}
      input={{ followUpId: followUp.id, version: followUp.version }}
      label={t(command)}
      tone={tone}
      done={t(`done.${command}`)}
      {...(asks ? { reason: asks, explain: <p>{t(explain)}</p> } : {})}
      {...(command === 'submitForReview' && stillOpen(waitsFor).length > 0
        ? { explain: <OpenDependencies waitsFor={waitsFor} /> }
        : {})}
    />
  )
}
