import type { Actor } from '@/lib/auth/permissions'
import { countedFollowUpSql } from '@/lib/follow-ups/scope'
import { Prisma } from '@/lib/platform/db'
import { maySeeInternal, ownRestrictedSql, readoutSeenSql } from '@/lib/readouts/scope'
import { hiddenVisitsSql, restrictedReach, unlessRestrictedSql, visitSeenSql } from '@/lib/visits/scope'

/**
 * Which rows of `agreed g` an actor may see: outcomes and agreements as their own scopes have it, each thing once. What
 * an agreement that the actor does not see stands for counts by itself, so that nothing is missing from the numbers where
 * the actor sees the outcome.
 */
const standingSql = (actor: Actor): Prisma.Sql => Prisma.sql`${unlessRestrictedSql(actor, 'g', [
  Prisma.sql`g.id IN (SELECT c.id FROM outcome c WHERE c.readout_id IN ${ownRestrictedSql(actor)})`,
])}
  ${maySeeInternal(actor) ? Prisma.empty : Prisma.sql`AND g.published`}
  AND (g.stood_for_by IS NULL OR NOT ${standsInSql(actor)})`

/** Whether the actor sees what stands for the row: a signed agreement for an outcome, an outcome for an agreement. */
const standsInSql = (
  actor: Actor,
): Prisma.Sql => Prisma.sql`(EXISTS (SELECT 1 FROM agreement a WHERE a.id = g.stood_for_by
    AND ${unlessRestrictedSql(actor, 'a', [])} AND ${visitSeenSql(actor, 'a')})
  OR EXISTS (SELECT 1 FROM agreement_outcome l JOIN outcome o ON o.id = l.outcome_id
    WHERE l.agreement_id = g.id AND o.archived_at IS NULL AND ${readoutSeenSql(actor, 'o')}))`

/** For counting: visits that are hidden are left out as a whole. */
export const countedAgreedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${standingSql(actor)} AND g.visit_id NOT IN ${hiddenVisitsSql(actor)}`

/** For a page in the order of an index: the visit is asked row by row. */
export const seenAgreedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${standingSql(actor)} AND ${visitSeenSql(actor, 'g')}`

/** The follow-ups of the row `g` that the actor sees, as `f`. */
export const followUpsOfSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`agreed_follow_up f WHERE f.agreed_id = g.id AND ${countedFollowUpSql(actor)}`

/**
 * What the row says of its follow-ups, as far as the actor sees them: their number, the days of the first start and of
 * the last closing, and who leads them. Where they have the readers of the row itself its own numbers stand.
 */
export function numbersSql(actor: Actor): Record<'followUps' | 'startedOn' | 'closedOn' | 'leads', Prisma.Sql> {
  if (restrictedReach(actor) === 'all' && maySeeInternal(actor)) {
    return {
      followUps: Prisma.sql`g.follow_ups`,
      startedOn: Prisma.sql`g.started_on`,
      closedOn: Prisma.sql`g.closed_on`,
      leads: Prisma.sql`g.leads`,
    }
  }
  const seen = (what: Prisma.Sql) => Prisma.sql`(SELECT ${what} FROM ${followUpsOfSql(actor)})`
  const zone = Prisma.sql`(SELECT z.home_zone FROM visit z WHERE z.id = g.visit_id)`
  return {
    leads: Prisma.sql`CASE WHEN g.mixed THEN ARRAY(SELECT DISTINCT f.lead_organisation_id FROM ${followUpsOfSql(actor)}
      AND f.lead_organisation_id IS NOT NULL) ELSE g.leads END`,
    followUps: Prisma.sql`CASE WHEN g.mixed THEN ${seen(Prisma.sql`count(*)::int`)} ELSE g.follow_ups END`,
    startedOn: Prisma.sql`CASE WHEN g.mixed THEN ${seen(
      Prisma.sql`(min(f.started_at) AT TIME ZONE ${zone})::date`,
    )} ELSE g.started_on END`,
    closedOn: Prisma.sql`CASE WHEN g.mixed THEN ${seen(Prisma.sql`CASE WHEN count(*) FILTER (
      WHERE f.status NOT IN ('closed', 'dropped')) = 0 THEN (max(f.closed_at) AT TIME ZONE ${zone})::date END`)} ELSE g.closed_on END`,
  }
}
