import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { completeVisit } from '@/lib/follow-ups/actions'

/** Completes the visit; where something is missing, the list of it stands under the button, each with its link. */
export function CompleteVisitButton({ visitId, version }: { visitId: string; version: number }) {
  const t = useTranslations('followUps.completeVisit')
  return (
    <ActionButton
      action={completeVisit}
      input={{ visitId, version }}
      label={t('label')}
      tone="primary"
      done={t('done')}
    />
  )
}
