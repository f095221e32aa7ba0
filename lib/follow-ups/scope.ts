import { carriesSql } from '@/lib/auth/carries.queries'
import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { maySeeInternal, ownRestrictedSql } from '@/lib/readouts/scope'
import {
  hiddenVisitsSql,
  ON_TEAM,
  restrictedReach,
  unlessRestrictedSql,
  visibleVisit,
  visitSeenBySql,
  visitSeenSql,
} from '@/lib/visits/scope'

/**
 * Which follow-ups an actor may see: of outcomes and agreements of visible visits; to whoever does not see drafts only
 * those of cleared readouts and signed agreements (DESIGN §4). Restricted ones are for who sees the readout or the
 * agreement, and for whoever is accountable: an officer off the team does the work without seeing what it goes back to.
 * What is asked of the origin stands on the row (`follow_up_origin` of the migrations).
 */
export function visibleFollowUp(actor: Actor): Prisma.FollowUpWhereInput {
  const standing: Prisma.FollowUpWhereInput = {
    archivedAt: null,
    hidden: false,
    visit: visibleVisit(actor),
    ...(maySeeInternal(actor) ? {} : { published: true }),
  }
  const reach = restrictedReach(actor)
  if (reach === 'all') return standing
  if (reach === 'none' || !actor.userId) return { ...standing, restricted: false }
  const { userId, personId } = actor
  const own: Prisma.FollowUpWhereInput[] = [
    { restricted: false },
    { visit: { team: { some: { userId } } } },
    { outcome: { readout: { writerId: userId } } },
  ]
  return { ...standing, OR: personId ? [...own, { officerId: personId }] : own }
}

/** What handling leaves of follow-ups, asked of the row `f` alone. */
export const unrestrictedFollowUpSql = (actor: Actor): Prisma.Sql =>
  unlessRestrictedSql(actor, 'f', [
    Prisma.sql`f.officer_id IS NOT DISTINCT FROM ${actor.personId}::uuid AND f.officer_id IS NOT NULL`,
    Prisma.sql`f.outcome_id IS NOT NULL AND f.outcome_id IN (
      SELECT c.id FROM outcome c WHERE c.readout_id IN ${ownRestrictedSql(actor)})`,
  ])

/** What the row `f` says by itself: not archived, nor what it goes back to; no draft for who sees none. */
const standingSql = (actor: Actor): Prisma.Sql => Prisma.sql`f.archived_at IS NULL AND NOT f.hidden
  ${maySeeInternal(actor) ? Prisma.empty : Prisma.sql`AND f.published`} AND ${unrestrictedFollowUpSql(actor)}`

/**
 * The same as `visibleFollowUp` over `follow_up f` alone, its visit asked by the primary key: for lists that walk an index
 * in its order. A join would let the planner choose to read the tables whole, this costs what is looked at.
 */
export const seenFollowUpSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${standingSql(actor)} AND ${visitSeenSql(actor, 'f')}`

/** The same for counting: visits that are hidden are left out as a whole, so that a row costs no look at another table. */
export const countedFollowUpSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${standingSql(actor)} AND f.visit_id NOT IN ${hiddenVisitsSql(actor)}`

/**
 * `seenFollowUpSql` asked the other way round: which accounts `u` in use may see `follow_up f` of `visit v`, on the day at
 * home. For reminders, which look for receivers.
 */
export const followUpSeenBySql = (today: string): Prisma.Sql => Prisma.sql`(${visitSeenBySql(today)}
  AND f.archived_at IS NULL AND NOT f.hidden AND (f.published OR ${carriesSql('readout.see-internal', today)})
  AND (NOT f.restricted OR ${carriesSql('visit.see-restricted', today)}
    OR (${carriesSql('visit.see-restricted-own', today)} AND (${ON_TEAM} OR f.officer_id = u.person_id
      OR EXISTS (SELECT 1 FROM outcome c JOIN readout w ON w.id = c.readout_id
        WHERE c.id = f.outcome_id AND w.writer_id = u.id AND w.handling = 'restricted')))))`
