import { type Actor, can } from '@/lib/auth/permissions'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'

type Visit = { status: VisitStatus }

/** May change who travels and who receives, and in which order: until the visit is completed or cancelled. */
export const canEditParties = (actor: Actor, visit: Visit): boolean =>
  can(actor, 'visit.edit') && isOpenForChange(visit.status)

/** May add whom one meets on the way: contacts, groups, host organisations. */
export const canAddMet = (actor: Actor, visit: Visit): boolean =>
  can(actor, 'directory.add-met') && isOpenForChange(visit.status)

/** May read how to reach a contact, and the office's notes on people. */
export const canSeeContactDetails = (actor: Actor): boolean => can(actor, 'readout.see-internal')
