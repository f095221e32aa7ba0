import { useTranslations } from 'next-intl'
import { ButtonLink, type ButtonTone } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import {
  archiveAgreement,
  expireAgreement,
  prolongAgreement,
  reinstateAgreement,
  restoreAgreement,
  setAgreementHandling,
  startNegotiation,
  takeBackSignature,
  terminateAgreement,
} from '@/lib/agreements/actions'
import { agreementSteps, canEditAgreement, canRestrict } from '@/lib/agreements/policy'
import type { AgreementView, Choice } from '@/lib/agreements/types'
import type { AgreementStep, AgreementTransition } from '@/lib/agreements/workflow'
import { type Actor, can } from '@/lib/auth/permissions'
import { PutInForce, Sign, type Signable } from './agreement-buttons'

const ACTIONS = {
  startNegotiation,
  expireAgreement,
  terminateAgreement,
  takeBackSignature,
  prolongAgreement,
  reinstateAgreement,
}

/** The way forward stands as the button; the others are in the menu. */
const FORWARD: readonly AgreementStep[] = ['signAgreement', 'expireAgreement', 'putInForce']

type Props = { agreement: AgreementView; actor: Actor; items: readonly Choice[] }

const forward = ({ agreement, actor }: Omit<Props, 'items'>) => {
  const steps = agreementSteps(actor, agreement)
  return { steps, next: FORWARD.flatMap((command) => steps.find((step) => step.command === command) ?? [])[0] }
}

/** The one next step. */
export function NextStep({ agreement, actor, items }: Props) {
  const { next } = forward({ agreement, actor })
  return next ? <StepButton step={next} agreement={agreement} items={items} tone="primary" /> : null
}

/** Editing, the other steps, handling and the archive. */
export function OtherSteps({ agreement, actor, items }: Props) {
  const t = useTranslations('agreements.page')
  const { steps, next } = forward({ agreement, actor })
  const input = { agreementId: agreement.id, version: agreement.version }
  if (agreement.archived) {
    return (
      <ActionButton action={restoreAgreement} input={input} label={t('restore')} tone="quiet" done={t('restored')} />
    )
  }
  return (
    <>
      {canEditAgreement(actor, agreement) ? (
        <ButtonLink tone="quiet" href={`/agreements/${agreement.id}/edit`}>
          {t('edit')}
        </ButtonLink>
      ) : null}
      {steps
        .filter((step) => step !== next)
        .map((step) => (
          <StepButton key={step.command} step={step} agreement={agreement} items={items} tone="quiet" />
        ))}
      {canRestrict(actor, agreement) ? <Handling agreement={agreement} /> : null}
      <ActionButton
        action={archiveAgreement}
        input={input}
        label={t('archive')}
        tone="quiet"
        explain={<p>{t('archiveExplain')}</p>}
        done={t('archiveDone')}
      />
    </>
  )
}

export const hasAgreementMenu = (actor: Actor): boolean => can(actor, 'agreement.edit')

function Handling({ agreement }: Pick<Props, 'agreement'>) {
  const t = useTranslations('agreements.page')
  const key = agreement.restricted ? 'unrestrict' : 'restrict'
  return (
    <ActionButton
      action={setAgreementHandling}
      input={{ agreementId: agreement.id, version: agreement.version, restricted: !agreement.restricted }}
      label={t(key)}
      tone="quiet"
      explain={<p>{t(`${key}Explain`)}</p>}
      done={t(`${key}Done`)}
    />
  )
}

type Asked = Omit<Props, 'actor'> & { step: AgreementTransition; tone: ButtonTone }

function StepButton({ step, agreement, items, tone }: Asked) {
  const t = useTranslations('agreements.step')
  const { command } = step
  if (command === 'signAgreement' || command === 'signIntoForce') {
    return <Sign agreement={signable(agreement)} items={items} atOnce={command === 'signIntoForce'} tone={tone} />
  }
  if (command === 'putInForce') return <PutInForce agreement={signable(agreement)} tone={tone} />
  const explain = `explain.${command}` as 'explain.terminateAgreement'
  return (
    <ActionButton
      action={ACTIONS[command]}
      input={{ agreementId: agreement.id, version: agreement.version }}
      label={t(command)}
      tone={tone}
      done={t(`done.${command}`)}
      {...('reason' in step ? { reason: 'required' as const, explain: <p>{t(explain)}</p> } : {})}
    />
  )
}

const signable = (agreement: AgreementView): Signable => ({
  agreementId: agreement.id,
  version: agreement.version,
  signedOn: agreement.signedOn ?? '',
  signedPlace: agreement.signedPlace ?? '',
  itemId: agreement.meeting?.id ?? '',
  inForceFrom: agreement.inForceFrom ?? '',
  inForceUntil: agreement.inForceUntil ?? '',
  withoutEnd: agreement.withoutEnd,
})
