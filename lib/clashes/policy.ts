import { type Actor, can } from '@/lib/auth/permissions'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'

/** Whether the actor is told of clashes: who plans a programme or runs it. */
export const canSeeClashes = (actor: Actor): boolean => can(actor, 'programme.run')

/** Whether the actor may accept a clash of a visit in this status, and take an acceptance back. */
export const canAcceptClashes = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'programme.edit') && isOpenForChange(visit)

/** Whether the actor keeps the travel times, which are the office's. */
export const canEditTravelTimes = (actor: Actor): boolean => can(actor, 'programme.edit')
