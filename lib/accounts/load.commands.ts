import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb } from '@/lib/platform/day'
import { readEnv } from '@/lib/platform/env'
import { lock } from '@/lib/platform/lock'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { todayIn } from '@/lib/time/calendar'
import type { HeldRole, UserState } from './types'

export type LoadedUser = {
  id: string
  email: string
  name: string
  version: number
  state: UserState
  person: { id: string; name: string } | null
  roles: HeldRole[]
}

/** The account, held until the transaction ends. */
export async function loadUser({ tx }: Pick<CommandContext, 'tx'>, id: string): Promise<LoadedUser | null> {
  if (!(await lock(tx, 'user', id))) return null
  const user = await tx.user.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      email: true,
      name: true,
      version: true,
      passwordHash: true,
      deactivatedAt: true,
      person: { select: { id: true, name: true } },
      roles: { select: { role: true, until: true }, orderBy: { role: 'asc' } },
    },
  })
  const { passwordHash, deactivatedAt, roles, ...rest } = user
  return {
    ...rest,
    state: deactivatedAt ? 'deactivated' : passwordHash ? 'active' : 'waiting',
    roles: roles.map(({ role, until }) => ({ role, until: dayFromDb(until) })),
  }
}

/** The account in the version that the admin saw; else `missing`, or a conflict that shows what it is now. */
export async function loadSeenUser(
  context: Pick<CommandContext, 'tx'>,
  seen: { userId: string; version: number },
): Promise<Result<LoadedUser>> {
  const user = await loadUser(context, seen.userId)
  if (!user) return missing()
  if (user.version !== seen.version) return conflict({ version: user.version, base: {}, mine: {}, theirs: {} })
  return ok(user)
}

/** Lets one change of who may do what go on at a time, so that two admins cannot each remove the other. Take it first. */
export async function holdAccess({ tx }: Pick<CommandContext, 'tx'>): Promise<void> {
  await tx.$queryRaw`/* accounts.access-lock */
    SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('tashrif.access'))) held`
}

/** Refuses when, as things stand in the transaction now, nobody who can sign in may administer accounts. */
export async function checkAnAdminIsLeft({ tx, now }: Pick<CommandContext, 'tx' | 'now'>): Promise<Result> {
  const today = todayIn(readEnv().HOME_ZONE, now)
  const left = await tx.userRole.count({
    where: {
      role: 'admin',
      OR: [{ until: null }, { until: { gte: new Date(`${today}T00:00:00Z`) } }],
      user: { deactivatedAt: null, passwordHash: { not: null } },
    },
  })
  return left > 0 ? ok(null) : refused('refusals.accounts.lastAdmin')
}

/** Roles as the history keeps them: `manager until 2027-03-12, staff`. */
export const rolesInWords = (roles: readonly HeldRole[]): string =>
  roles.map(({ role, until }) => (until ? `${role} until ${until}` : role)).join(', ')
