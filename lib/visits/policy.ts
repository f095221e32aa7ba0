import { type Actor, can } from '@/lib/auth/permissions'
import { openTransitions } from '@/lib/auth/workflow'
import type { VisitHead } from './types'
import { isOpenForChange, VISIT_WORKFLOW, type VisitTransition } from './workflow'

export const canEditVisit = (actor: Actor, visit: Pick<VisitHead, 'status'>): boolean =>
  can(actor, 'visit.edit') && isOpenForChange(visit.status)

/**
 * The steps to offer, in the order of the table. Cancelling gives way to ending early once something was held,
 * and the other way round (DESIGN §3).
 */
export function visitSteps(actor: Actor, visit: Pick<VisitHead, 'status' | 'anythingHeld'>): VisitTransition[] {
  return openTransitions<VisitHead['status'], VisitTransition>(VISIT_WORKFLOW, actor, visit.status).filter((row) => {
    if (row.command === 'endVisitEarly') return visit.anythingHeld
    if (row.command === 'cancelVisit') return !(visit.status === 'under_way' && visit.anythingHeld)
    return true
  })
}
