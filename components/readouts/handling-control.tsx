import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { setHandling } from '@/lib/readouts/actions'
import type { ReadoutView } from '@/lib/readouts/types'

/** Restricts a readout, or opens it to the office again; what that means is said first. */
export function HandlingControl({ readout }: { readout: Pick<ReadoutView, 'id' | 'version' | 'status' | 'handling'> }) {
  const t = useTranslations('release.handling')
  const to = readout.handling === 'restricted' ? 'internal' : 'restricted'
  return (
    <ActionButton
      action={setHandling}
      input={{ readoutId: readout.id, version: readout.version, handling: to }}
      label={t(`to.${to}`)}
      tone="plain"
      reason={readout.status === 'final' ? 'required' : 'optional'}
      explain={<p>{t(`explain.${to}`)}</p>}
      done={t(`done.${to}`)}
    />
  )
}
