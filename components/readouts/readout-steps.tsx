import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { clearReadout, finaliseReadout, returnReadout, submitReadout } from '@/lib/readouts/actions'
import type { ReadoutTransition } from '@/lib/readouts/workflow'

const ACTIONS = { submitReadout, clearReadout, returnReadout, finaliseReadout }

/** A button for each of the steps. */
export function ReadoutSteps(props: {
  steps: readonly ReadoutTransition[]
  readoutId: string
  version: number
  tone: 'primary' | 'quiet' | 'plain'
  /** Beside the text, not settled: a return goes with these, and needs no reason then. */
  comments?: number
}) {
  const { steps, readoutId, version, tone, comments = 0 } = props
  const t = useTranslations('readouts.step')
  return steps.map((step) => (
    <ActionButton
      key={step.command}
      action={ACTIONS[step.command]}
      input={{ readoutId, version }}
      label={t(step.command)}
      tone={tone}
      done={t(`done.${step.command}`)}
      {...('reason' in step
        ? {
            reason: comments > 0 ? ('optional' as const) : ('required' as const),
            reasonLabel: t('comments'),
            explain: <p>{t('returnExplain', { count: comments })}</p>,
          }
        : {})}
    />
  ))
}
