import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { visibleVisit, visibleVisitSql } from '@/lib/visits/scope'
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

/** Drafts and positions of what the actor may see at all. */
export const maySeeInternal = (actor: Actor): boolean => can(actor, 'readout.see-internal')
