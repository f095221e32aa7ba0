import { useTranslations } from 'next-intl'
import type { MarkedOutcomes } from '@/components/ui/structured-text'
import type { OutcomeView } from '@/lib/outcomes/types'

/** What stands beside the marked sentences of a text: the outcome of each, and what became of it in words. */
export function useMarkedOutcomes(outcomes: readonly OutcomeView[]): MarkedOutcomes {
  const t = useTranslations('outcomes')
  const became = ({ followUps, waits, noFollowUpReason, agreementFollowUps = [] }: OutcomeView): string => {
    if (waits) return t('became.waits')
    if (followUps.length === 0 && agreementFollowUps.length > 0)
      return t('byAgreement', { count: agreementFollowUps.length })
    if (followUps.length === 0) return t(noFollowUpReason === null ? 'became.needsNone' : 'became.waived')
    const [only] = followUps
    if (only && followUps.length === 1)
      return t('became.one', { status: t(`followUpStatus.${only.status}`).toLowerCase() })
    const closed = followUps.filter(({ status }) => status === 'closed').length
    return t('became.some', { closed, count: followUps.length })
  }
  return Object.fromEntries(
    outcomes.map((outcome) => [
      outcome.id,
      { href: `/outcomes/${outcome.id}`, label: outcome.reference, state: became(outcome) },
    ]),
  )
}
