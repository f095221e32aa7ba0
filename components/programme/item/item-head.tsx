import { useTranslations } from 'next-intl'
import { StartReadout } from '@/components/readouts/start-readout'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import type { Actor } from '@/lib/auth/permissions'
import { restoreItem } from '@/lib/programme/actions'
import { canEditProgramme, canStartReadout, itemSteps } from '@/lib/programme/policy'
import type { ItemPage } from '@/lib/programme/types'
import type { ItemCommand, ItemTransition } from '@/lib/programme/workflow'
import { ArchiveItemButton, ItemStep } from './item-steps'

type Props = { page: ItemPage; actor: Actor }

/** The ways forward that stand as buttons; ways back and out are in the menu. */
const FORWARD: readonly ItemCommand[] = ['confirmItem', 'markAsHeld', 'resumeItem', 'requestAgain']

const stepsOf = ({ page, actor }: Props): ItemTransition[] =>
  page.archived ? [] : itemSteps(actor, page.item.status, page.visit.status)

/** The next step as the one strong button; before the visit runs that is confirming, later holding it, then its readout. */
export function ItemActions({ page, actor }: Props) {
  const t = useTranslations('programme')
  const { item, visit } = page
  if (page.archived) {
    return canEditProgramme(actor, visit.status) ? (
      <ActionButton
        action={restoreItem}
        input={{ itemId: item.id, version: item.version }}
        label={t('archive.restore')}
        tone="primary"
        done={t('step.done.restoreItem')}
      />
    ) : null
  }
  const steps = stepsOf({ page, actor }).filter(({ command }) => FORWARD.includes(command))
  const running = visit.status === 'under_way' || visit.status === 'reporting'
  const first = running ? 'markAsHeld' : 'confirmItem'
  const next = steps.find(({ command }) => command === first) ?? steps[0]
  const writes = canStartReadout(actor, item, visit.status)
  return (
    <>
      {steps.map((step) => (
        <ItemStep key={step.command} step={step} item={item} tone={step === next ? 'primary' : 'plain'} />
      ))}
      {writes ? (
        <StartReadout
          itemId={item.id}
          held={item.status === 'held'}
          tone={item.status === 'held' ? 'primary' : 'plain'}
        />
      ) : null}
    </>
  )
}

/** The rest: editing, the steps back and out, the archive. */
export function ItemMenu({ page, actor }: Props) {
  const t = useTranslations('programme.page')
  const { item } = page
  const rest = stepsOf({ page, actor }).filter(({ command }) => !FORWARD.includes(command))
  const mayEdit = !page.archived && canEditProgramme(actor, page.visit.status)
  return (
    <>
      {mayEdit ? (
        <ButtonLink tone="quiet" href={`/meetings/${item.id}/edit`}>
          {t('edit')}
        </ButtonLink>
      ) : null}
      {mayEdit ? <MoreLinks item={item} visitId={page.visit.id} /> : null}
      {rest.map((step) => (
        <ItemStep key={step.command} step={step} item={item} tone="quiet" />
      ))}
      {mayEdit ? <ArchiveItemButton item={item} /> : null}
    </>
  )
}

/** To other pages that begin with this item. */
function MoreLinks({ item, visitId }: { item: ItemPage['item']; visitId: string }) {
  const t = useTranslations('programme')
  return (
    <>
      <ButtonLink tone="quiet" href={`/meetings/${item.id}/duplicate`}>
        {t('duplicate.link')}
      </ButtonLink>
      <ButtonLink tone="quiet" href={`/visits/${visitId}/programme/shift?onward=${item.reference}`}>
        {t('shift.linkFromHere')}
      </ButtonLink>
    </>
  )
}

/** Whether the menu has anything in it for this person. */
export const hasItemMenu = ({ page, actor }: Props): boolean =>
  !page.archived &&
  (canEditProgramme(actor, page.visit.status) ||
    stepsOf({ page, actor }).some(({ command }) => !FORWARD.includes(command)))
