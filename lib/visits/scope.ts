import { carriesSql } from '@/lib/auth/carries.queries'
import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma, type Tx } from '@/lib/platform/db'

/**
 * Which visits an actor may see, as a `where`: everything that hangs on a visit is read through it, so
 * that what is hidden cannot be told from what does not exist (DESIGN §4).
 */
export function visibleVisit(actor: Actor): Prisma.VisitWhereInput {
  const standing: Prisma.VisitWhereInput = { archivedAt: null }
  if (can(actor, 'visit.see-restricted')) return standing
  if (actor.userId && can(actor, 'visit.see-restricted-own')) {
    return { ...standing, OR: [{ restricted: false }, { team: { some: { userId: actor.userId } } }] }
  }
  return { ...standing, restricted: false }
}

/** The same as `visibleVisit` for raw SQL over `visit` under the alias. */
export function visibleVisitSql(actor: Actor, alias = 'v'): Prisma.Sql {
  const v = Prisma.raw(alias)
  if (can(actor, 'visit.see-restricted')) return Prisma.sql`(${v}.archived_at IS NULL)`
  if (actor.userId && can(actor, 'visit.see-restricted-own')) {
    return Prisma.sql`(${v}.archived_at IS NULL AND (NOT ${v}.restricted OR EXISTS (
      SELECT 1 FROM visit_team_member t WHERE t.visit_id = ${v}.id AND t.user_id = ${actor.userId}::uuid)))`
  }
  return Prisma.sql`(${v}.archived_at IS NULL AND NOT ${v}.restricted)`
}

/** Account `u` is on the team of visit `v`. */
export const ON_TEAM = Prisma.sql`EXISTS (SELECT 1 FROM visit_team_member m WHERE m.visit_id = v.id AND m.user_id = u.id)`

/** `visibleVisitSql` asked the other way round: which accounts `u` in use may see visit `v`, on the day at home. */
export const visitSeenBySql = (today: string): Prisma.Sql => Prisma.sql`(u.deactivated_at IS NULL
  AND v.archived_at IS NULL AND ${carriesSql('visit.see', today)} AND (NOT v.restricted
    OR ${carriesSql('visit.see-restricted', today)} OR (${ON_TEAM} AND ${carriesSql('visit.see-restricted-own', today)})))`

/**
 * The ids of the visits that the actor may not see, few among all (the index `visit_hidden`): for counting, where
 * asking each row would cost more than the rows do.
 */
export const hiddenVisitsSql = (actor: Actor): Prisma.Sql => Prisma.sql`(SELECT v.id FROM visit v
  WHERE (v.archived_at IS NOT NULL OR v.restricted) AND NOT ${visibleVisitSql(actor)})`

/**
 * `visibleVisitSql` as one value of a row that has `visit_id`, with what else is asked of the visit `v`: asked row by
 * row by the primary key, for pages in the order of an index.
 */
export const visitSeenSql = (actor: Actor, row: string, also = Prisma.sql`TRUE`): Prisma.Sql =>
  Prisma.sql`(SELECT ${visibleVisitSql(actor)} AND ${also} FROM visit v WHERE v.id = ${Prisma.raw(row)}.visit_id)`

/**
 * How far an actor sees what is restricted inside a visit, a readout and what came of it: all of it, that of the visits
 * whose team they are on, or none. A restricted readout is for fewer people than its visit.
 */
export function restrictedReach(actor: Actor): 'all' | 'team' | 'none' {
  if (can(actor, 'visit.see-restricted')) return 'all'
  return actor.userId && can(actor, 'visit.see-restricted-own') ? 'team' : 'none'
}

/** The ids of the visits whose team the actor is on: read once a statement, by the index on the person. */
const teamVisitsSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(SELECT t.visit_id FROM visit_team_member t WHERE t.user_id = ${actor.userId}::uuid)`

/**
 * Whether a row with `restricted` and `visit_id` (an outcome, a follow-up) is for the actor, asked of the row alone.
 * @param or by what else one of the restricted ones is theirs: as its writer, as its officer
 */
export function unlessRestrictedSql(actor: Actor, row: string, or: readonly Prisma.Sql[]): Prisma.Sql {
  const of = Prisma.raw(row)
  const reach = restrictedReach(actor)
  if (reach === 'all') return Prisma.sql`TRUE`
  if (reach === 'none') return Prisma.sql`NOT ${of}.restricted`
  const own = [Prisma.sql`${of}.visit_id IN ${teamVisitsSql(actor)}`, ...or]
  return Prisma.sql`(NOT ${of}.restricted OR ${Prisma.join(own, ' OR ')})`
}

/**
 * Of which readouts of a visible visit an actor may know, over `readout` under the alias (DESIGN §4): a viewer of what a
 * manager has cleared; of restricted ones the visit's team, the writer and managers. For everybody else there is none.
 * Never null: one without a writer is nobody's.
 */
export function knownReadoutSql(actor: Actor, alias = 'r'): Prisma.Sql {
  const r = Prisma.raw(alias)
  const reach = restrictedReach(actor)
  const drafts = can(actor, 'readout.see-internal') ? Prisma.sql`TRUE` : Prisma.sql`${r}.status IN ('cleared', 'final')`
  if (reach === 'all') return drafts
  if (reach === 'none') return Prisma.sql`(${drafts} AND ${r}.handling = 'internal')`
  return Prisma.sql`(${drafts} AND (${r}.handling = 'internal' OR ${r}.writer_id IS NOT DISTINCT FROM ${actor.userId}::uuid
    OR ${r}.visit_id IN ${teamVisitsSql(actor)}))`
}

/**
 * The visit for a write, its row held until the transaction ends; null when there is none that the actor
 * may see. Every command on a visit or on what hangs on it starts here.
 */
export async function visitForWrite(tx: Tx, actor: Actor, visitId: string) {
  await tx.$queryRaw`/* visits.lock */ SELECT 1 FROM visit WHERE id = ${visitId}::uuid FOR NO KEY UPDATE`
  return tx.visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) } })
}
