import { type Actor, can } from '@/lib/auth/permissions'
import { isOpenForChange, type VisitStatus } from '@/lib/visits/workflow'

/** Whether the actor may issue the programme of a visit in this status. */
export const canIssueVersion = (actor: Actor, visit: VisitStatus): boolean =>
  can(actor, 'programme.edit') && isOpenForChange(visit)

/** Whether the actor sees who is to be told of a version, and who was. */
export const canSeeRecipients = (actor: Actor): boolean => can(actor, 'readout.see-internal')

/** Whether the actor may tick off whom they told: also once the visit is over, for it was true then. */
export const canMarkTold = (actor: Actor): boolean => can(actor, 'programme.run')
