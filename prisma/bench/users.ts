import { BENCH_ROLES, type BenchRole, benchEmail } from './landmarks'
import type { Ids } from './people'
import { DAY, type Plan } from './plan'
import { Rng } from './random'
import type { Sink } from './sink'
import { instant } from './tables'

export type BenchUser = {
  id: string
  name: string
  role: BenchRole
  email: string
  /** Index of the person in the directory; null where the sign-in is nobody's. */
  person: number | null
  active: boolean
}

export type Users = {
  all: readonly BenchUser[]
  /** Active staff and planners: they write readouts and progress. Managers only decide, so that four eyes hold. */
  writers: readonly BenchUser[]
  managers: readonly BenchUser[]
}

/** Parts of the users that have each role. */
const PARTS: Record<BenchRole, number> = { staff: 0.6, planner: 0.2, viewer: 0.1, manager: 0.09, admin: 0.01 }

/** The users: first number 1 of each role, then the others by the parts of their roles. */
export function planUsers(plan: Plan): Users {
  const { users } = plan.totals
  const numbers = new Map<BenchRole, number>()
  const all = Array.from({ length: users }, (_, index): BenchUser => {
    const rng = new Rng(plan.size.seed, 8, index)
    const role = BENCH_ROLES[index] ?? roleAt(rng.float())
    const number = (numbers.get(role) ?? 0) + 1
    numbers.set(role, number)
    const first = number === 1
    return {
      id: rng.uuid(plan.start + index * 1000),
      name: `Generated ${role} ${number}`,
      role,
      email: benchEmail(role, number),
      person: first || rng.chance(0.9) ? index : null,
      active: first || rng.chance(0.94),
    }
  })
  const writers = all.filter(({ role, active }) => active && (role === 'staff' || role === 'planner'))
  return { all, writers, managers: all.filter(({ role, active }) => active && role === 'manager') }
}

function roleAt(part: number): BenchRole {
  let sum = 0
  for (const [role, share] of Object.entries(PARTS) as [BenchRole, number][]) {
    sum += share
    if (part < sum) return role
  }
  return 'staff'
}

export function addUser(sink: Sink, plan: Plan, ids: Ids, user: BenchUser, passwordHash: string): void {
  const at = instant(plan.start)
  sink.add('user_account', {
    id: user.id,
    email: user.email,
    name: user.name,
    password_hash: passwordHash,
    person_id: user.person === null ? null : (ids.people[user.person] ?? null),
    deactivated_at: user.active ? null : instant(plan.end - 400 * DAY),
    created_at: at,
    updated_at: at,
  })
  sink.add('user_role', { user_id: user.id, role: user.role })
}
