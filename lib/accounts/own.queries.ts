import type { Actor } from '@/lib/auth/permissions'
import { sessionRules } from '@/lib/auth/session'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { AppError } from '@/lib/platform/errors'
import type { OwnAccount } from './types'

/** The actor's own account with the sessions that live. @throws AppError `missing` for the program itself */
export async function getOwnAccount(actor: Actor, now: Date): Promise<OwnAccount> {
  if (!actor.userId) throw new AppError('missing')
  const idleSince = new Date(now.getTime() - sessionRules().idleMinutes * 60_000)
  const user = await db().user.findUnique({
    where: { id: actor.userId },
    select: {
      name: true,
      email: true,
      mailOn: true,
      person: { select: { id: true, name: true } },
      roles: { select: { role: true, until: true }, orderBy: { role: 'asc' } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: idleSince } },
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
        take: 50,
      },
    },
  })
  if (!user) throw new AppError('missing')
  return {
    ...user,
    roles: user.roles.map(({ role, until }) => ({ role, until: dayFromDb(until) })),
    sessions: user.sessions.map(({ id, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isThis: id === actor.sessionId,
    })),
  }
}
