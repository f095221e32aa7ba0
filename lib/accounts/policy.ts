import { type Actor, can } from '@/lib/auth/permissions'
import type { UserState } from './types'

type Subject = { id: string; state: UserState }

export const canAdminister = (actor: Actor): boolean => can(actor, 'account.admin')

/** Not oneself: who locks themselves out cannot undo it. */
export const canDeactivate = (actor: Actor, user: Subject): boolean =>
  canAdminister(actor) && user.state !== 'deactivated' && user.id !== actor.userId

export const canReactivate = (actor: Actor, user: Subject): boolean =>
  canAdminister(actor) && user.state === 'deactivated'

/** One's own password is changed on the own account's page, where the present one is asked for. */
export const canResetPassword = (actor: Actor, user: Subject): boolean => canDeactivate(actor, user)
