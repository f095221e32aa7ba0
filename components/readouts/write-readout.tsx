'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink, type ButtonTone } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { openReadout } from '@/lib/readouts/actions'

/** Accepts beforehand what the button says: the meeting is marked as held. */
const holdAndOpen: typeof openReadout = (input) => openReadout({ ...(input as object), confirmed: ['markHeld'] })

/**
 * "Write readout" of a meeting: goes on with the draft that is there, or opens it. A meeting that is not held yet
 * is marked so, and the button says it. Needs the messages `readouts.write`, `readouts.markHeldAndWrite` and
 * `readouts.keepWriting` around it.
 */
export function WriteReadout(props: { itemId: string; held: boolean; begun?: boolean; tone?: ButtonTone }) {
  const { itemId, held, begun = false, tone = 'primary' } = props
  const t = useTranslations('readouts')
  const href = `/meetings/${itemId}/readout`
  if (begun) {
    return (
      <ButtonLink tone={tone} href={href}>
        {t('keepWriting')}
      </ButtonLink>
    )
  }
  return (
    <ActionButton
      action={held ? openReadout : holdAndOpen}
      input={{ itemId }}
      label={t(held ? 'write' : 'markHeldAndWrite')}
      tone={tone}
      redirectTo={href}
    />
  )
}
