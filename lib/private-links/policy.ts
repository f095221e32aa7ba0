import { type Actor, can } from '@/lib/auth/permissions'
import { type FollowUpStatus, isUnfinished } from '@/lib/follow-ups/workflow'

/** Making and revoking links; on what is finished there is nothing to report. */
export const canMakeLink = (actor: Actor, { status }: { status: FollowUpStatus }): boolean =>
  can(actor, 'private-link.make') && isUnfinished(status)

/** Accepting and declining what arrived, as own progress is written. */
export const canDecideReport = (actor: Actor, { status }: { status: FollowUpStatus }): boolean =>
  can(actor, 'follow-up.write') && isUnfinished(status)
