import { hashToken } from '@/lib/auth/private-address'
import { db } from '@/lib/platform/db'
import { toVisit, VISIT_COLUMNS } from './queries'
import type { CalendarVisit } from './types'

export type Feed = {
  id: string
  personId: string
  person: string
  visit: CalendarVisit
  /** Nobody has written down for a minute that it is used. */
  useDue: boolean
}

type Row = Parameters<typeof toVisit>[0] & Omit<Feed, 'id' | 'visit'> & { feedId: string }

const MINUTE_MS = 60_000

/**
 * The feed whose address this is; null for one that was revoked, never was, or whose visit is in the archive. Whether the
 * person still has an account does not matter: the address is what opens it. One look into one index in each case.
 */
export async function findFeed(token: string, now: Date): Promise<Feed | null> {
  const minuteAgo = new Date(now.getTime() - MINUTE_MS)
  const [row] = await db().$queryRaw<Row[]>`/* calendars.feed */
    SELECT f.id AS "feedId", f.person_id AS "personId", p.name AS person,
      coalesce(f.last_used_at <= ${minuteAgo}, TRUE) AS "useDue", ${VISIT_COLUMNS}
    FROM calendar_feed f JOIN visit v ON v.id = f.visit_id JOIN person p ON p.id = f.person_id
    WHERE f.token_hash = ${hashToken(token)} AND f.revoked_at IS NULL AND v.archived_at IS NULL`
  if (!row) return null
  const { feedId, personId, person, useDue, ...visit } = row
  return { id: feedId, personId, person, useDue, visit: toVisit(visit) }
}
