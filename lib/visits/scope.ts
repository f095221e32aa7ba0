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
 * The visit for a write, its row held until the transaction ends; null when there is none that the actor
 * may see. Every command on a visit or on what hangs on it starts here.
 */
export async function visitForWrite(tx: Tx, actor: Actor, visitId: string) {
  await tx.$queryRaw`/* visits.lock */ SELECT 1 FROM visit WHERE id = ${visitId}::uuid FOR NO KEY UPDATE`
  return tx.visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) } })
}
