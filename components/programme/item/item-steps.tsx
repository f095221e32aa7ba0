import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { archiveItem } from '@/lib/programme/actions'
import type { ProgrammeItemView } from '@/lib/programme/types'
import type { ItemTransition } from '@/lib/programme/workflow'
import { STEP_ACTIONS } from './item-actions'

/** One step of an item's workflow as a button; where it needs a reason, a dialog asks for it. */
export function ItemStep({
  step,
  item,
  tone,
}: {
  step: ItemTransition
  item: Pick<ProgrammeItemView, 'id' | 'version'>
  tone: 'primary' | 'plain' | 'quiet'
}) {
  const t = useTranslations('programme.step')
  return (
    <ActionButton
      action={STEP_ACTIONS[step.command]}
      input={{ itemId: item.id, version: item.version }}
      label={t(step.command)}
      tone={tone}
      done={t(`done.${step.command}`)}
      {...('reason' in step ? { reason: 'required' as const } : {})}
    />
  )
}

export function ArchiveItemButton({ item }: { item: Pick<ProgrammeItemView, 'id' | 'version'> }) {
  const t = useTranslations('programme.step')
  return (
    <ActionButton
      action={archiveItem}
      input={{ itemId: item.id, version: item.version }}
      label={t('archiveItem')}
      tone="quiet"
      done={t('done.archiveItem')}
    />
  )
}
