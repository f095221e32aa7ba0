'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { DialogButton } from '@/components/ui/form/dialog-button'
import { Menu } from '@/components/ui/menu'
import { archiveStep, markStepDone, markStepOpen, moveStep, restoreStep } from '@/lib/follow-ups/actions'
import type { ActWords } from '@/lib/i18n/act-words'
import type { EditedStep } from './step-forms'

const add = () => import('./step-forms').then((m) => m.AddStepForm)
const edit = () => import('./step-forms').then((m) => m.EditStepForm)

export function AddStep({ followUpId }: { followUpId: string }) {
  const label = useTranslations('followUp.form')('addStep')
  return <DialogButton label={label} title={label} load={add} values={{ followUpId }} />
}

type Props = { step: EditedStep; words: ActWords; done: boolean; first: boolean; last: boolean }

/** What may be done with a step: done or not is one press, the rest is made when the menu is opened. */
export function StepActions({ step, words, done, first, last }: Props) {
  const t = useTranslations('followUp.form')
  const { followUpId, stepId, version, title } = step
  const shared = { words, tone: 'quiet' as const }
  const move = (direction: 'up' | 'down') => (
    <ActionIsland
      {...shared}
      action={moveStep}
      input={{ followUpId, stepId, direction }}
      label={t(direction)}
      done={t('moved')}
    />
  )
  const rest = () => (
    <>
      <DialogButton label={t('editStep')} title={t('editStep')} tone="quiet" load={edit} values={step} />
      {first ? null : move('up')}
      {last ? null : move('down')}
      <ActionIsland
        {...shared}
        action={archiveStep}
        input={{ followUpId, stepId }}
        label={t('archive')}
        done={t('archived')}
      />
    </>
  )
  return (
    <>
      <ActionIsland
        {...shared}
        action={done ? markStepOpen : markStepDone}
        input={{ followUpId, stepId, version }}
        label={t(done ? 'markOpen' : 'markDone')}
        done={t(done ? 'markedOpen' : 'markedDone')}
      />
      <Menu label={t('more')} name={t('moreOf', { title })} quiet later={rest} />
    </>
  )
}

export function RestoreStep({ followUpId, stepId, words }: { followUpId: string; stepId: string; words: ActWords }) {
  const t = useTranslations('followUp.form')
  return (
    <ActionIsland
      action={restoreStep}
      words={words}
      input={{ followUpId, stepId }}
      label={t('restore')}
      tone="quiet"
      done={t('restored')}
    />
  )
}
