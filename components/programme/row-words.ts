import type { useTranslations } from 'next-intl'
import { type ActWords, actWords } from '@/lib/i18n/act-words'
import type { ConfirmableField } from '@/lib/programme/values'
import { ITEM_WORKFLOW, type ItemCommand } from '@/lib/programme/workflow'

import { settleWords } from './unconfirmed/confirm-words'

/** What every row says, sent once a page. `{title}` stands where the item's title goes. */
export type RowWords = Record<
  | 'noTime'
  | 'time'
  | 'next'
  | 'unplanned'
  | 'readout'
  | 'write'
  | 'menu'
  | 'actions'
  | 'moveUp'
  | 'moveDown'
  | 'edit'
  | 'duplicate'
  | 'archive'
  | 'archived'
  | 'proposed'
  | 'toBeConfirmed',
  string
> & {
  steps: Record<ItemCommand, { label: string; done: string; reason?: true }>
  settle: Record<ConfirmableField, string>
  act: ActWords
}

type Words<Namespace extends 'programme' | 'readouts' | 'shell'> = ReturnType<typeof useTranslations<Namespace>>

/** The words of the rows, read once a page. */
export function rowWords(t: Words<'programme'>, readouts: Words<'readouts'>, shell: Words<'shell'>): RowWords {
  const title = '{title}'
  const steps = ITEM_WORKFLOW.map((step) => [
    step.command,
    {
      label: t(`step.${step.command}`),
      done: t(`step.done.${step.command}`),
      ...('reason' in step ? { reason: true } : {}),
    },
  ])
  return {
    noTime: t('row.noTime'),
    time: t('row.time'),
    next: t('next'),
    unplanned: t('row.unplanned'),
    readout: t('row.readout'),
    write: readouts('write'),
    menu: t('row.menu'),
    actions: t('row.actions', { title }),
    moveUp: t('row.moveUp', { title }),
    moveDown: t('row.moveDown', { title }),
    edit: t('row.edit'),
    duplicate: t('duplicate.link'),
    archive: t('step.archiveItem'),
    archived: t('step.done.archiveItem'),
    proposed: shell('proposed'),
    toBeConfirmed: shell('toBeConfirmed'),
    steps: Object.fromEntries(steps) as RowWords['steps'],
    settle: settleWords(t),
    act: actWords(),
  }
}
