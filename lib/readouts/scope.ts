import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import {
  hiddenVisitsSql,
  knownReadoutSql,
  restrictedReach,
  unlessRestrictedSql,
  visibleVisit,
  visibleVisitSql,
  visitSeenSql,
} from '@/lib/visits/scope'
import type { ReadoutStatus } from './workflow'

/** What a reader without `readout.see-internal` sees: cleared by a manager, or final. Everything else is a draft. */
export const PUBLISHED = ['cleared', 'final'] as const
export const isPublished = (status: ReadoutStatus): boolean => status === 'cleared' || status === 'final'

/** Aliases of the joined tables in a raw query. */
type Aliases = { visit?: string; readout?: string; outcome?: string }

/** Those of visible visits, a viewer no drafts: what is restricted is not asked here. */
export function readoutInSight(actor: Actor): Prisma.ReadoutWhereInput {
  const visit = visibleVisit(actor)
  return maySeeInternal(actor) ? { visit } : { visit, status: { in: [...PUBLISHED] } }
}

/**
 * Which readouts an actor may see: those of visible visits; a viewer no drafts (DESIGN §4); a restricted one the visit's
 * team, its writer and managers, and for everybody else there is none. Positions are hidden from a viewer even then:
 * ask `maySeeInternal`.
 */
export function visibleReadout(actor: Actor): Prisma.ReadoutWhereInput {
  const reach = restrictedReach(actor)
  const inSight = readoutInSight(actor)
  if (reach === 'all') return inSight
  if (reach === 'none' || !actor.userId) return { ...inSight, handling: 'internal' }
  const { userId } = actor
  return { ...inSight, OR: [{ handling: 'internal' }, { writerId: userId }, { visit: { team: { some: { userId } } } }] }
}

/** The same for raw SQL over `visit v JOIN readout r`. */
export function visibleReadoutSql(actor: Actor, { visit = 'v', readout = 'r' }: Aliases = {}): Prisma.Sql {
  return Prisma.sql`(${visibleVisitSql(actor, visit)} AND ${knownReadoutSql(actor, readout)})`
}

/** Which outcomes an actor may see: those of visible readouts, archived ones left out. */
export function visibleOutcome(actor: Actor): Prisma.OutcomeWhereInput {
  return { archivedAt: null, readout: visibleReadout(actor) }
}

/** The same for raw SQL over `outcome o JOIN readout r JOIN visit v`; all three tables must be joined. */
export function visibleOutcomeSql(actor: Actor, aliases: Aliases = {}): Prisma.Sql {
  const outcome = Prisma.raw(aliases.outcome ?? 'o')
  return Prisma.sql`(${outcome}.archived_at IS NULL AND ${visibleReadoutSql(actor, aliases)})`
}

/** The ids of the restricted readouts that the actor writes: few, by an index of their own. */
export const ownRestrictedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(SELECT w.id FROM readout w WHERE w.writer_id = ${actor.userId}::uuid AND w.handling = 'restricted')`

/** Whether an outcome, a row under the alias, is kept from the actor by the handling of its readout: asked of the row. */
export const unrestrictedOutcomeSql = (actor: Actor, row: string): Prisma.Sql =>
  unlessRestrictedSql(actor, row, [Prisma.sql`${Prisma.raw(row)}.readout_id IN ${ownRestrictedSql(actor)}`])

/**
 * `visibleReadoutSql` as one value of an outcome under the alias, asked row by row by primary keys. For pages in the order
 * of an index: a join would let the planner choose to read the tables whole, this costs what is looked at.
 */
export const readoutSeenSql = (actor: Actor, row: string): Prisma.Sql =>
  maySeeInternal(actor)
    ? Prisma.sql`${unrestrictedOutcomeSql(actor, row)} AND ${visitSeenSql(actor, row)}`
    : Prisma.sql`(SELECT ${visibleReadoutSql(actor)} FROM readout r JOIN visit v ON v.id = r.visit_id
        WHERE r.id = ${Prisma.raw(row)}.readout_id)`

/** The same for counting: what is hidden is left out as a whole, so that a row costs no look at other tables. */
export function readoutCountedSql(actor: Actor, row: string): Prisma.Sql {
  const of = Prisma.raw(row)
  const published = maySeeInternal(actor)
    ? Prisma.empty
    : Prisma.sql`AND ${of}.readout_id NOT IN (SELECT r.id FROM readout r WHERE r.status IN ('draft', 'submitted'))`
  return Prisma.sql`${unrestrictedOutcomeSql(actor, row)} AND ${of}.visit_id NOT IN ${hiddenVisitsSql(actor)} ${published}`
}

/** Drafts and positions of what the actor may see at all. */
export const maySeeInternal = (actor: Actor): boolean => can(actor, 'readout.see-internal')
