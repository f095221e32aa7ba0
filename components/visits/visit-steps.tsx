import { useTranslations } from 'next-intl'
import { CompleteVisitButton } from '@/components/follow-ups/complete-visit-button'
import { ActionButton } from '@/components/ui/form/action-button'
import type { Actor } from '@/lib/auth/permissions'
import {
  cancelVisit,
  confirmVisit,
  endVisitEarly,
  reopenVisit,
  resumeVisit,
  reviveVisit,
  startPlanning,
  startReporting,
  startVisit,
  unconfirmVisit,
} from '@/lib/visits/actions'
import { visitSteps } from '@/lib/visits/policy'
import type { VisitHead } from '@/lib/visits/types'
import type { VisitTransition } from '@/lib/visits/workflow'

const ACTIONS = {
  startPlanning,
  confirmVisit,
  unconfirmVisit,
  startVisit,
  startReporting,
  endVisitEarly,
  resumeVisit,
  reopenVisit,
  cancelVisit,
  reviveVisit,
}

/** The way forward stands as the button; ways back and out are in the menu. */
const FORWARD: readonly VisitTransition['command'][] = [
  'startPlanning',
  'confirmVisit',
  'startVisit',
  'startReporting',
  'completeVisit',
  'reopenVisit',
  'reviveVisit',
]

/** The steps of the visit's workflow that this person may take now. `next` is the one button, `rest` the others. */
export function VisitSteps({ head, actor, which }: { head: VisitHead; actor: Actor; which: 'next' | 'rest' }) {
  const steps = visitSteps(actor, head)
  const next = steps.find(({ command }) => FORWARD.includes(command))
  if (which === 'next') return next ? <Step step={next} head={head} primary /> : null
  return (
    <>
      {steps
        .filter((step) => step !== next)
        .map((step) => (
          <Step key={step.command} step={step} head={head} />
        ))}
    </>
  )
}

function Step({ step, head, primary = false }: { step: VisitTransition; head: VisitHead; primary?: boolean }) {
  const t = useTranslations('visits.step')
  if (step.command === 'completeVisit') return <CompleteVisitButton visitId={head.id} version={head.version} />
  return (
    <ActionButton
      action={ACTIONS[step.command]}
      input={{ visitId: head.id, version: head.version }}
      label={t(step.command)}
      tone={primary ? 'primary' : 'quiet'}
      {...('reason' in step ? { reason: 'required' as const } : {})}
    />
  )
}
