import { type Actor, can } from '@/lib/auth/permissions'

/** Planners keep everybody's addresses; anybody their own, by the person whom the account is linked to. */
export const canKeepFeed = (actor: Actor, personId: string): boolean =>
  can(actor, 'programme.edit') || actor.personId === personId
