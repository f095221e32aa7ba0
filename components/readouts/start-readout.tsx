import { useTranslations } from 'next-intl'
import { ButtonLink, type ButtonTone } from '@/components/ui/button'
import { WriteReadout } from './write-readout'

/**
 * "Write readout" of a meeting that has none: at once where it was held; where it was not marked so yet, on the
 * page that offers to do that.
 */
export function StartReadout({ itemId, held, tone }: { itemId: string; held: boolean; tone: ButtonTone }) {
  const t = useTranslations('readouts')
  if (!held) {
    return (
      <ButtonLink href={`/meetings/${itemId}/readout`} tone={tone}>
        {t('write')}
      </ButtonLink>
    )
  }
  return <WriteReadout itemId={itemId} held tone={tone} />
}
