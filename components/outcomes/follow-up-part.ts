import { useTranslations } from 'next-intl'
import { furthestBehind } from '@/lib/follow-ups/chain'
import type { OutcomeView } from '@/lib/outcomes/types'

/**
 * The chain's step of follow-ups, by the one that is furthest behind: those of the outcomes and of the agreements that
 * stand for them, each once. Null when there is none.
 * @param list where the page lists several
 */
export function useFollowUpPart(
  outcomes: readonly Pick<OutcomeView, 'followUps' | 'agreementFollowUps'>[],
  list: `#${string}`,
) {
  const t = useTranslations('readouts.chain')
  const all = outcomes.flatMap(({ followUps, agreementFollowUps = [] }) => [...followUps, ...agreementFollowUps])
  // One agreement can stand for several outcomes.
  const followUps = [...new Map(all.map((one) => [one.id, one])).values()]
  const [only] = followUps
  const behind = furthestBehind(followUps.map(({ status }) => status))
  const closed = followUps.filter(({ status }) => status === 'closed').length
  return (
    behind && {
      status: behind,
      detail: t('followUps', { closed, count: followUps.length }),
      href: only && followUps.length === 1 ? `/follow-ups/${only.id}` : list,
    }
  )
}
