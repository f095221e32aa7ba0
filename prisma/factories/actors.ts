import type { Actor, Role } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/platform/db'
import { type MadeUser, makeUser } from './accounts'

/** The actor that a signed-in user would be. */
export const actorOf = (user: MadeUser): Actor & { userId: string } => ({
  kind: 'user',
  userId: user.id,
  personId: user.personId,
  name: user.name,
  roles: user.roles.map((row) => row.role),
})

/** A new user with these roles, as an actor. */
export const asRole = async (db: Tx, ...roles: Role[]) => actorOf(await makeUser(db, { roles }))
