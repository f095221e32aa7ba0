import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chain } from '@/components/ui/chain'
import { chainSteps, furthestBehind } from '@/lib/follow-ups/chain'
import { isMeeting } from '@/lib/programme/rules'
import type { ItemPage } from '@/lib/programme/types'
import { ItemStatusTag, ReadoutStatusTag } from './item-tags'

/** The chain as it stands on the page of an item: with what came of it, one link to each step. */
export function ItemChain({ page, readoutHref }: { page: ItemPage; readoutHref: string | null }) {
  const t = useTranslations('programme.page.chain')
  const { item, outcomes, followUps } = page
  const [outcome, followUp] = [outcomes[0], followUps[0]]
  const furthest = furthestBehind(followUps.map(({ status }) => status))
  const evidence = followUps.reduce((sum, one) => sum + one.evidence, 0)
  const steps = chainSteps<ReactNode>({
    here: 'item',
    item: {
      status: item.status,
      expectsReadout: isMeeting(item),
      detail: item.title,
      tag: <ItemStatusTag status={item.status} />,
    },
    readout: item.readout && {
      status: item.readout.status,
      tag: <ReadoutStatusTag status={item.readout.status} />,
      ...(readoutHref ? { href: readoutHref } : {}),
    },
    outcome: outcome
      ? {
          needsFollowUp: outcomes.some((one) => one.needsFollowUp),
          ...several('/outcomes', item.visitId, outcomes),
          detail: outcomes.length === 1 ? outcome.text : t('outcomes', { count: outcomes.length }),
        }
      : null,
    followUp:
      followUp && furthest
        ? {
            status: furthest,
            ...several('/follow-ups', item.visitId, followUps),
            detail: followUps.length === 1 ? followUp.title : t('followUps', { count: followUps.length }),
          }
        : null,
    evidence: followUp
      ? { count: evidence, ...(evidence > 0 ? { detail: t('evidence', { count: evidence }) } : {}) }
      : null,
  })
  return <Chain steps={steps} />
}

/** One leads to its own page, several to the register of the visit. */
const several = (register: string, visitId: string, rows: readonly { id: string }[]) => {
  const [only] = rows
  return { href: only && rows.length === 1 ? `${register}/${only.id}` : `${register}?visit=${visitId}` }
}
