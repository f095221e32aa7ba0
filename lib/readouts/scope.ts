import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { hiddenVisitsSql, visibleVisit, visibleVisitSql, visitSeenSql } from '@/lib/visits/scope'
import type { ReadoutStatus } from './workflow'

/** What a reader without `readout.see-internal` sees: cleared by a manager, or final. Everything else is a draft. */
export const PUBLISHED = ['cleared', 'final'] as const
export const isPublished = (status: ReadoutStatus): boolean => status === 'cleared' || status === 'final'

/** Aliases of the joined tables in a raw query. */
type Aliases = { visit?: string; readout?: string; outcome?: string }

/**
 * Which readouts an actor may see: those of visible visits; a viewer no drafts (DESIGN §4). Positions are
 * hidden from a viewer even then: ask `maySeeInternal`.
 */
export function visibleReadout(actor: Actor): Prisma.ReadoutWhereInput {
  const visit = visibleVisit(actor)
  return maySeeInternal(actor) ? { visit } : { visit, status: { in: [...PUBLISHED] } }
}

/** The same for raw SQL over `visit v JOIN readout r`. */
export function visibleReadoutSql(actor: Actor, { visit = 'v', readout = 'r' }: Aliases = {}): Prisma.Sql {
  const visible = visibleVisitSql(actor, visit)
  if (maySeeInternal(actor)) return visible
  return Prisma.sql`(${visible} AND ${Prisma.raw(readout)}.status IN ('cleared', 'final'))`
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

/**
 * `visibleOutcomeSql` as one value of a row that has `outcome_id` and `visit_id` (a follow-up under the alias), asked
 * row by row by primary keys. For pages in the order of an index: a join would let the planner choose to read the
 * tables whole, this costs what is looked at.
 */
export function outcomeSeenSql(actor: Actor, row: string): Prisma.Sql {
  // Who sees drafts needs nothing of the readout.
  const readout = maySeeInternal(actor) ? Prisma.empty : Prisma.sql`JOIN readout r ON r.id = o.readout_id`
  return Prisma.sql`(SELECT ${visibleOutcomeSql(actor)} FROM outcome o ${readout} JOIN visit v ON v.id = ${Prisma.raw(row)}.visit_id
    WHERE o.id = ${Prisma.raw(row)}.outcome_id)`
}

/**
 * The same for counting: what is hidden is left out as a whole, so that a row costs no look at other tables.
 * @param all nothing stops the count: drafts, few among all, are left out as a whole too, not asked for row by row
 */
export function outcomeCountedSql(actor: Actor, row: string, all = false): Prisma.Sql {
  const of = Prisma.raw(row)
  const readout = Prisma.sql`FROM outcome o JOIN readout r ON r.id = o.readout_id WHERE o.id = ${of}.outcome_id`
  const asked = all
    ? Prisma.sql`AND NOT EXISTS (SELECT 1 ${readout} AND r.status IN ('draft', 'submitted'))`
    : Prisma.sql`AND (SELECT r.status IN ('cleared', 'final') ${readout})`
  const published = maySeeInternal(actor) ? Prisma.empty : asked
  return Prisma.sql`${of}.outcome_id NOT IN (SELECT o.id FROM outcome o WHERE o.archived_at IS NOT NULL)
    AND ${of}.visit_id NOT IN ${hiddenVisitsSql(actor)} ${published}`
}

/** `visibleReadoutSql` as one value of a row that has `readout_id` and `visit_id` (an outcome), as `outcomeSeenSql`. */
export const readoutSeenSql = (actor: Actor, row: string): Prisma.Sql =>
  maySeeInternal(actor)
    ? visitSeenSql(actor, row)
    : Prisma.sql`(SELECT ${visibleReadoutSql(actor)} FROM readout r JOIN visit v ON v.id = r.visit_id
        WHERE r.id = ${Prisma.raw(row)}.readout_id)`

/** The same for counting, as `outcomeCountedSql`. */
export function readoutCountedSql(actor: Actor, row: string): Prisma.Sql {
  const of = Prisma.raw(row)
  const published = maySeeInternal(actor)
    ? Prisma.empty
    : Prisma.sql`AND ${of}.readout_id NOT IN (SELECT r.id FROM readout r WHERE r.status IN ('draft', 'submitted'))`
  return Prisma.sql`${of}.visit_id NOT IN ${hiddenVisitsSql(actor)} ${published}`
}

/** Drafts and positions of what the actor may see at all. */
export const maySeeInternal = (actor: Actor): boolean => can(actor, 'readout.see-internal')
