import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import * as actions from '@/lib/programme/actions'
import type { ProgrammeItemView } from '@/lib/programme/types'
import type { ItemCommand, ItemTransition } from '@/lib/programme/workflow'

const STEPS = {
  markTentative: actions.markTentative,
  confirmItem: actions.confirmItem,
  markAsHeld: actions.markAsHeld,
  postponeItem: actions.postponeItem,
  cancelItem: actions.cancelItem,
  resumeItem: actions.resumeItem,
  requestAgain: actions.requestAgain,
  takeBackHeld: actions.takeBackHeld,
} satisfies Record<ItemCommand, unknown>

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
      action={STEPS[step.command]}
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
      action={actions.archiveItem}
      input={{ itemId: item.id, version: item.version }}
      label={t('archiveItem')}
      tone="quiet"
      done={t('done.archiveItem')}
    />
  )
}
