import { useTranslations } from 'next-intl'
import { ButtonLink, type ButtonTone } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { openReadout } from '@/lib/readouts/actions'

/**
 * "Write readout" of a meeting: goes on with the draft that is there, or opens it. A meeting that is not held yet
 * is marked so: the button says it, and so accepts it beforehand.
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
      action={openReadout}
      input={{ itemId }}
      {...(held ? {} : { accepts: ['markHeld'] })}
      label={t(held ? 'write' : 'markHeldAndWrite')}
      tone={tone}
      redirectTo={href}
    />
  )
}
