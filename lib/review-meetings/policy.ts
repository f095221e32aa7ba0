import { type Actor, can } from '@/lib/auth/permissions'
import { reviewBar } from '@/lib/follow-ups/rules'
import type { RoomView } from './types'
import { changeBar, DECISIONS, type Decision, decidableFrom } from './workflow'

/**
 * The decisions to offer on one follow-up of a meeting: what its state allows, none on one's own work, and of what was
 * decided here already again the same, for a date or an order beside it.
 */
export function openDecisions(
  actor: Actor,
  { meeting, item, followUp }: Pick<RoomView, 'meeting' | 'item' | 'followUp'>,
): Decision[] {
  if (!can(actor, 'follow-up.review') || meeting.status !== 'under_way') return []
  const earlier = item.decided?.decision ?? null
  const own = reviewBar(actor, { ...followUp, officerId: followUp.officer?.id ?? null }) !== null
  return DECISIONS.filter((decision) => {
    if (changeBar(earlier, decision, followUp.status)) return false
    if (!decidableFrom(decision).includes(followUp.status)) return decision === 'returned' && earlier === 'returned'
    return !(own && (decision === 'approved' || decision === 'returned'))
  })
}
