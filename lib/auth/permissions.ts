/**
 * Who may do what. Everything asks for a permission, never for a role; this table is the only place
 * that knows roles. It is DESIGN §4, row by row. "On the visit team" is scope, not permission:
 * see `lib/visits/scope.ts`.
 */
export const ROLES = ['viewer', 'staff', 'planner', 'manager', 'admin'] as const
export type Role = (typeof ROLES)[number]

const EVERYONE: readonly Role[] = ROLES
const WRITERS: readonly Role[] = ['staff', 'planner', 'manager']
const PLANNERS: readonly Role[] = ['planner', 'manager']

export const PERMISSIONS = {
  'account.own': EVERYONE,
  'visit.see': EVERYONE,
  /** Drafts, positions and restricted sections of what one may see at all. */
  'readout.see-internal': ['staff', 'planner', 'manager', 'admin'],
  /** Restricted visits, and restricted readouts, of the visits whose team one is on. */
  'visit.see-restricted-own': ['staff', 'planner', 'manager'],
  /** All restricted visits and readouts. */
  'visit.see-restricted': ['manager'],
  'visit.edit': PLANNERS,
  'visit.complete': ['manager'],
  'directory.edit': PLANNERS,
  /** Contacts, groups, substitutes, organisations met on the way. */
  'directory.add-met': WRITERS,
  'programme.edit': PLANNERS,
  'programme.run': WRITERS,
  'readout.write': WRITERS,
  'readout.clear': ['manager'],
  'follow-up.write': WRITERS,
  'follow-up.review': ['manager'],
  'follow-up.move-due-date': ['manager'],
  'agreement.edit': PLANNERS,
  /** Private links for outside bodies. */
  'private-link.make': ['manager'],
  'account.admin': ['admin'],
  /** Signing off the report of a visit. */
  'visit-report.sign': ['manager'],
  'audit.see': ['manager', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Who acts: a person with a live session, or the program itself. Passed in, never looked up by domain code. */
export type Actor = {
  kind: 'user' | 'system'
  /** User id; null for the program itself. */
  userId: string | null
  /** The person in the directory whom the account is linked to. */
  personId: string | null
  name: string
  roles: readonly Role[]
  /** The session they act in; absent for the program itself. */
  sessionId?: string
}

/** True when one of the actor's roles carries the permission. The program itself may do everything. */
export function can(actor: Pick<Actor, 'kind' | 'roles'>, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  const roles: readonly Role[] = PERMISSIONS[permission]
  return actor.roles.some((role) => roles.includes(role))
}

/** The actor of seeds and jobs; `name` is what the history shows ("Sample load"). */
export const systemActor = (name: string): Actor => ({ kind: 'system', userId: null, personId: null, name, roles: [] })
