import { useTranslations } from 'next-intl'
import { MakeFollowUp } from '@/components/follow-ups/make-follow-up'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { archiveOutcome, moveOutcome, requireFollowUp, restoreOutcome, waiveFollowUp } from '@/lib/outcomes/actions'
import { needsNone } from '@/lib/outcomes/rules'
import type { OutcomeView } from '@/lib/outcomes/types'
import { EditOutcome } from './outcome-buttons'

/**
 * "Add follow-up" and "No follow-up needed", or the way back from the latter; information owed by nobody needs neither.
 * @param strong it is what the page is for; in a list of outcomes it is not
 * @param inPlace the form opens over the page, where somebody is writing
 */
export function FollowUpActions(props: { outcome: OutcomeView; strong?: boolean; inPlace?: boolean }) {
  const { outcome, strong = false, inPlace = false } = props
  const t = useTranslations('outcomes')
  const input = { outcomeId: outcome.id, version: outcome.version }
  if (outcome.noFollowUpReason !== null) {
    return <ActionButton action={requireFollowUp} input={input} label={t('requireFollowUp')} />
  }
  const running = outcome.followUps.some(({ status }) => status !== 'dropped')
  return (
    <div className="flex flex-wrap gap-2">
      {inPlace ? (
        <MakeFollowUp
          outcomeId={outcome.id}
          label={t('makeFollowUp')}
          title={`${t('makeFollowUp')}: ${outcome.reference}`}
        />
      ) : (
        <ButtonLink
          href={`/outcomes/${outcome.id}/follow-ups/new`}
          tone={strong && outcome.waits ? 'primary' : 'plain'}
        >
          {t('addFollowUp')}
        </ButtonLink>
      )}
      {running || needsNone(outcome) ? null : (
        <ActionButton
          action={waiveFollowUp}
          input={input}
          label={t('noFollowUp')}
          reason="required"
          explain={<p>{t('noFollowUpExplain')}</p>}
        />
      )}
    </div>
  )
}

type Place = { first: boolean; last: boolean }

/**
 * Editing, moving and archiving; after Final each asks for a reason, and the order stays.
 * @param place among its readout's outcomes; without it the outcome stands on its own page, with "Edit" beside the menu
 */
export function OutcomeMenu({ outcome, final, place }: { outcome: OutcomeView; final: boolean; place?: Place }) {
  const t = useTranslations('outcomes')
  const input = { outcomeId: outcome.id, version: outcome.version }
  const why = final ? { reason: 'required' as const } : {}
  const move = (direction: 'up' | 'down', label: string) => (
    <ActionButton action={moveOutcome} input={{ outcomeId: outcome.id, direction }} label={label} tone="quiet" />
  )
  if (outcome.archived) return <ActionButton action={restoreOutcome} input={input} label={t('restore')} {...why} />
  return (
    <>
      {place ? <EditOutcome outcome={outcome} final={final} /> : null}
      {place && !final && !place.first ? move('up', t('moveUp')) : null}
      {place && !final && !place.last ? move('down', t('moveDown')) : null}
      <ActionButton
        action={archiveOutcome}
        input={input}
        label={t('archive')}
        tone="quiet"
        explain={<p>{t('archiveExplain')}</p>}
        {...why}
      />
    </>
  )
}
