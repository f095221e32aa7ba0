import { inBatches } from '@/lib/platform/batches'
import { db } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'

/**
 * Deletes the sessions that ended before `before`: revoked, at their absolute end, or idle for too long.
 * @returns rows deleted.
 */
export function purgeSessionsBefore(
  before: Date,
  signal?: AbortSignal,
  idleMinutes: number = readEnv().SESSION_IDLE_MINUTES,
): Promise<number> {
  const lastSeenBefore = new Date(before.getTime() - idleMinutes * 60_000)
  return inBatches(
    (limit) => db().$executeRaw`
      /* accounts.purge-sessions */
      DELETE FROM session WHERE id IN (
        SELECT id FROM session
        WHERE expires_at < ${before} OR revoked_at < ${before} OR last_seen_at < ${lastSeenBefore}
        LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )`,
    signal,
  )
}

/** Deletes the one-time links that were used or ran out before `before`. @returns rows deleted. */
export function purgeOneTimeLinksBefore(before: Date, signal?: AbortSignal): Promise<number> {
  return inBatches(
    (limit) => db().$executeRaw`
      /* accounts.purge-one-time-links */
      DELETE FROM one_time_link WHERE id IN (
        SELECT id FROM one_time_link WHERE expires_at < ${before} OR used_at < ${before}
        LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )`,
    signal,
  )
}
