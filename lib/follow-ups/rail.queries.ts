import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { ownMissingSql } from '@/lib/readouts/missing.queries'
import { chasedSql, missingSql } from '@/lib/visits/missing.queries'
import { knownReadoutSql, visitSeenSql } from '@/lib/visits/scope'
import { seenFollowUpSql } from './scope'
import { UNFINISHED } from './standing.queries'

/** Visits of which something can still wait. */
const GOES_ON = Prisma.sql`v.status NOT IN ('completed', 'cancelled')`

/** What waits at the places of the frame: reviews to decide, readouts to chase, and on the desk what is one's own. */
export type RailCounts = { reviews: number; missing: number; desk: number }

const NOTHING: RailCounts = { reviews: 0, missing: 0, desk: 0 }

/** No place of the frame counts further: it says "99+". */
export const RAIL_LIMIT = 100

/**
 * Counts for the frame of every page, none above `RAIL_LIMIT`. One query that reads no more rows than it counts; none
 * for who has nothing to do.
 */
export async function railCounts(actor: Actor, now: Date): Promise<RailCounts> {
  const reviewer = can(actor, 'follow-up.review')
  const writer = can(actor, 'readout.write')
  if (!reviewer && !writer) return NOTHING
  const count = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${from} LIMIT ${RAIL_LIMIT}) c)`
  const none = Prisma.sql`0`
  const seen = seenFollowUpSql(actor)
  const reviews = Prisma.sql`FROM follow_up f WHERE f.status = 'in_review' AND f.officer_id IS DISTINCT FROM ${actor.personId}::uuid
    AND f.submitted_by IS DISTINCT FROM ${actor.userId}::uuid AND ${seen} ORDER BY f.submitted_at, f.id`
  const readouts = Prisma.sql`FROM readout r WHERE r.status = 'submitted' AND ${knownReadoutSql(actor)}
    AND ${visitSeenSql(actor, 'r', GOES_ON)} ORDER BY r.submitted_at, r.id`
  const meetings = Prisma.sql`FROM (${ownMissingSql(actor, now)}) m`
  const missing = Prisma.sql`FROM programme_item i WHERE ${missingSql(now)} AND ${visitSeenSql(actor, 'i')}
    AND ${chasedSql(actor)} ORDER BY i.readout_due_at, i.id`
  const own = Prisma.sql`FROM follow_up f WHERE f.officer_id = ${actor.personId}::uuid AND ${UNFINISHED}
    AND f.status <> 'in_review' AND ${seen}`
  const [row] = await db().$queryRaw<RailCounts[]>`/* follow-ups.rail-counts */
    SELECT ${reviewer ? count(reviews) : none} AS reviews, ${can(actor, 'programme.edit') ? count(missing) : none} AS missing,
      least(${RAIL_LIMIT}::int,
      ${reviewer ? count(readouts) : none} + ${writer ? count(meetings) : none} + ${count(own)}) AS desk`
  return row ?? NOTHING
}
