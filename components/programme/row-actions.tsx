import { useTranslations } from 'next-intl'
import { StartReadout } from '@/components/readouts/start-readout'
import { ButtonLink } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { type Actor, can } from '@/lib/auth/permissions'
import { actWords } from '@/lib/i18n/act-words'
import { canEditProgramme, canStartReadout, itemSteps } from '@/lib/programme/policy'
import type { ProgrammeItemView } from '@/lib/programme/types'
import type { VisitStatus } from '@/lib/visits/workflow'
import { ArchiveItemButton, ItemStep } from './item-steps'
import { ReadoutStatusTag } from './item-tags'
import { MoveButtons } from './move-buttons'

type Props = {
  item: ProgrammeItemView
  actor: Actor
  visitStatus: VisitStatus
  movable: { up: boolean; down: boolean } | undefined
  /** Its time has come, as far as that is known. */
  isDue: boolean
}

/** While the visit runs, holding what is due stands in the open; the rest is in the item's menu. */
export function RowActions({ item, actor, visitStatus, movable, isDue }: Props) {
  const t = useTranslations('programme')
  const mayEdit = canEditProgramme(actor, visitStatus)
  const steps = itemSteps(actor, item.status, visitStatus)
  const running = visitStatus === 'under_way' || visitStatus === 'reporting'
  const held = running && isDue ? steps.find(({ command }) => command === 'markAsHeld') : undefined
  const rest = steps.filter((step) => step !== held)
  return (
    <div className="no-print flex flex-wrap items-center justify-end gap-1 max-sm:w-full max-sm:justify-start">
      {held ? <ItemStep step={held} item={item} tone="plain" /> : null}
      <ReadoutLink item={item} actor={actor} visitStatus={visitStatus} />
      {mayEdit && movable ? (
        <MoveButtons
          itemId={item.id}
          {...movable}
          labels={{ up: t('row.moveUp', { title: item.title }), down: t('row.moveDown', { title: item.title }) }}
          words={actWords()}
        />
      ) : null}
      {mayEdit || rest.length > 0 ? (
        <Menu label={t('row.menu')} name={t('row.actions', { title: item.title })} quiet>
          {mayEdit ? (
            <ButtonLink tone="quiet" href={`/meetings/${item.id}/edit`}>
              {t('row.edit')}
            </ButtonLink>
          ) : null}
          {rest.map((step) => (
            <ItemStep key={step.command} step={step} item={item} tone="quiet" />
          ))}
          {mayEdit ? <ArchiveItemButton item={item} /> : null}
        </Menu>
      ) : null}
    </div>
  )
}

function ReadoutLink({ item, actor, visitStatus }: Omit<Props, 'movable' | 'isDue'>) {
  const t = useTranslations('programme')
  if (item.readout) {
    const own = can(actor, 'readout.write') && item.readout.status === 'draft'
    return (
      <ButtonLink tone="quiet" href={own ? `/meetings/${item.id}/readout` : `/readouts/${item.readout.id}`}>
        {t('row.readout')} <ReadoutStatusTag status={item.readout.status} />
      </ButtonLink>
    )
  }
  if (item.status !== 'held' || !canStartReadout(actor, item, visitStatus)) return null
  return <StartReadout itemId={item.id} held tone="plain" />
}
