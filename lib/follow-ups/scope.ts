import type { Actor } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { maySeeInternal, ownRestrictedSql, readoutInSight } from '@/lib/readouts/scope'
import { hiddenVisitsSql, restrictedReach, unlessRestrictedSql, visibleVisitSql } from '@/lib/visits/scope'

/**
 * Which follow-ups an actor may see: those of outcomes in sight; one of a draft is hidden from whoever may not see the
 * draft (DESIGN §4). Those of a restricted readout are for who sees that, and for whoever is accountable: an officer off
 * the team does the work without seeing the outcome or the readout that it goes back to.
 */
export function visibleFollowUp(actor: Actor): Prisma.FollowUpWhereInput {
  const standing = { archivedAt: null, outcome: { archivedAt: null, readout: readoutInSight(actor) } }
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
    Prisma.sql`f.officer_id = ${actor.personId}::uuid`,
    Prisma.sql`f.outcome_id IN (SELECT c.id FROM outcome c WHERE c.readout_id IN ${ownRestrictedSql(actor)})`,
  ])

/** Drafts are hidden from whoever does not see inside, over `readout r`. */
const publishedSql = (actor: Actor): Prisma.Sql =>
  maySeeInternal(actor) ? Prisma.sql`TRUE` : Prisma.sql`r.status IN ('cleared', 'final')`

/** The same as `visibleFollowUp`, over `follow_up f JOIN outcome o JOIN readout r JOIN visit v`. */
export const visibleFollowUpSql = (actor: Actor): Prisma.Sql => Prisma.sql`(f.archived_at IS NULL
  AND o.archived_at IS NULL AND ${visibleVisitSql(actor)} AND ${publishedSql(actor)} AND ${unrestrictedFollowUpSql(actor)})`

/**
 * The same over `follow_up f` alone, asked row by row by primary keys: for lists that walk an index in its order. A join
 * would let the planner choose to read the tables whole, this costs what is looked at.
 */
export function seenFollowUpSql(actor: Actor): Prisma.Sql {
  // Who sees drafts needs nothing of the readout.
  const readout = maySeeInternal(actor) ? Prisma.empty : Prisma.sql`JOIN readout r ON r.id = o.readout_id`
  return Prisma.sql`f.archived_at IS NULL AND ${unrestrictedFollowUpSql(actor)}
    AND (SELECT o.archived_at IS NULL AND ${visibleVisitSql(actor)} AND ${publishedSql(actor)}
      FROM outcome o ${readout} JOIN visit v ON v.id = f.visit_id WHERE o.id = f.outcome_id)`
}

/**
 * The same for counting: what is hidden is left out as a whole, so that a row costs no look at other tables.
 * @param all nothing stops the count: drafts, few among all, are left out as a whole too, not asked for row by row
 */
export function countedFollowUpSql(actor: Actor, all = false): Prisma.Sql {
  const readout = Prisma.sql`FROM outcome o JOIN readout r ON r.id = o.readout_id WHERE o.id = f.outcome_id`
  const asked = all
    ? Prisma.sql`AND NOT EXISTS (SELECT 1 ${readout} AND r.status IN ('draft', 'submitted'))`
    : Prisma.sql`AND (SELECT r.status IN ('cleared', 'final') ${readout})`
  return Prisma.sql`f.archived_at IS NULL AND ${unrestrictedFollowUpSql(actor)}
    AND f.outcome_id NOT IN (SELECT o.id FROM outcome o WHERE o.archived_at IS NOT NULL)
    AND f.visit_id NOT IN ${hiddenVisitsSql(actor)} ${maySeeInternal(actor) ? Prisma.empty : asked}`
}
