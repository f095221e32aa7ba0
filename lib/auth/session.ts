import { type Db, db, type Tx } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { isUuid, newId } from '@/lib/platform/id'
import { todayIn } from '@/lib/time/calendar'
import type { Actor, Role } from './permissions'

/** When a session ends by itself, and in which zone an acting manager's last day is counted. */
export type SessionRules = { idleMinutes: number; absoluteHours: number; homeZone: string }

export const sessionRules = (): SessionRules => {
  const { SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS, HOME_ZONE } = readEnv()
  return { idleMinutes: SESSION_IDLE_MINUTES, absoluteHours: SESSION_ABSOLUTE_HOURS, homeZone: HOME_ZONE }
}

export type LiveSession = {
  id: string
  email: string
  actor: Actor & { userId: string }
  /** Notices that they have not read yet, none above `UNREAD_LIMIT`. */
  unread: number
}

/** The frame counts no notices further: it says "99+". */
const UNREAD_LIMIT = 100

type Row = {
  id: string
  userId: string
  name: string
  email: string
  personId: string | null
  roles: Role[]
  touchDue: boolean
  unread: number
}

const MINUTE_MS = 60_000

/** Opens a session for the user and returns its id, which is what the cookie carries. */
export async function openSession(
  userId: string,
  now: Date,
  rules: SessionRules = sessionRules(),
  client: Db | Tx = db(),
): Promise<string> {
  const id = newId()
  const expiresAt = new Date(now.getTime() + rules.absoluteHours * 60 * MINUTE_MS)
  await client.session.create({ data: { id, userId, createdAt: now, lastSeenAt: now, expiresAt } })
  return id
}

/**
 * The session and who acts in it, or null when it was revoked, is idle too long or at its absolute end, or when the
 * account is deactivated. One query, which also counts the notices for the frame of every page; writes when it was
 * last seen at most once a minute.
 * @param touch false for what a page asks by itself: nobody is there because of that
 */
export async function findLiveSession(
  id: string,
  now: Date,
  rules: SessionRules = sessionRules(),
  { touch = true }: { touch?: boolean } = {},
): Promise<LiveSession | null> {
  if (!isUuid(id)) return null
  const idleSince = new Date(now.getTime() - rules.idleMinutes * MINUTE_MS)
  const minuteAgo = new Date(now.getTime() - MINUTE_MS)
  const today = todayIn(rules.homeZone, now)
  const [row] = await db().$queryRaw<Row[]>`/* auth.session */
    SELECT s.id, s.user_id AS "userId", u.name, u.email, u.person_id AS "personId",
      s.last_seen_at <= ${minuteAgo} AS "touchDue",
      ARRAY(
        SELECT r.role::text FROM user_role r
        WHERE r.user_id = u.id AND (r.until IS NULL OR r.until >= ${today}::date) ORDER BY r.role
      ) AS roles,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM notification n WHERE n.user_id = u.id AND n.read_at IS NULL LIMIT ${UNREAD_LIMIT}) c) AS unread
    FROM session s JOIN user_account u ON u.id = s.user_id
    WHERE s.id = ${id}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${now}
      AND s.last_seen_at > ${idleSince} AND u.deactivated_at IS NULL`
  if (!row) return null
  if (touch && row.touchDue) {
    await db().session.updateMany({ where: { id, lastSeenAt: { lte: minuteAgo } }, data: { lastSeenAt: now } })
  }
  const { userId, personId, name, roles, email, unread } = row
  return { id: row.id, email, unread, actor: { kind: 'user', userId, personId, name, roles, sessionId: row.id } }
}

/** Ends one session of the user at once. Returns false when it was not a live one of theirs. */
export async function revokeSession(userId: string, id: string, now: Date, client: Db | Tx = db()): Promise<boolean> {
  const { count } = await client.session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

/** Ends every session of the user at once, but the one named. Returns how many ended. */
export async function revokeSessionsOf(
  userId: string,
  now: Date,
  { except, client = db() }: { except?: string; client?: Db | Tx } = {},
): Promise<number> {
  const { count } = await client.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
  })
  return count
}
