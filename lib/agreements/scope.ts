import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { maySeeInternal } from '@/lib/readouts/scope'
import { hiddenVisitsSql, restrictedReach, unlessRestrictedSql, visibleVisit, visitSeenSql } from '@/lib/visits/scope'
import { SIGNED } from './workflow'

/**
 * Which agreements an actor may see: those of visible visits; what is not signed yet is a draft to whoever sees none
 * (DESIGN §4); restricted ones are for the visit's team and managers.
 */
export function visibleAgreement(actor: Actor): Prisma.AgreementWhereInput {
  return { archivedAt: null, ...inSight(actor) }
}

/** The same with the archive for those who can bring something back from it. */
export function knownAgreement(actor: Actor): Prisma.AgreementWhereInput {
  return can(actor, 'agreement.edit') ? inSight(actor) : visibleAgreement(actor)
}

function inSight(actor: Actor): Prisma.AgreementWhereInput {
  const standing: Prisma.AgreementWhereInput = {
    visit: visibleVisit(actor),
    ...(maySeeInternal(actor) ? {} : { status: { in: [...SIGNED] } }),
  }
  const reach = restrictedReach(actor)
  if (reach === 'all') return standing
  if (reach === 'none' || !actor.userId) return { ...standing, restricted: false }
  return { ...standing, OR: [{ restricted: false }, { visit: { team: { some: { userId: actor.userId } } } }] }
}

/** What handling leaves of agreements, asked of a row under the alias alone. */
export const unrestrictedAgreementSql = (actor: Actor, row = 'a'): Prisma.Sql => unlessRestrictedSql(actor, row, [])

const standingSql = (actor: Actor, row: string): Prisma.Sql => {
  const a = Prisma.raw(row)
  const drafts = maySeeInternal(actor)
    ? Prisma.empty
    : Prisma.sql`AND ${a}.status NOT IN ('proposed', 'under_negotiation')`
  return Prisma.sql`${a}.archived_at IS NULL ${drafts} AND ${unrestrictedAgreementSql(actor, row)}`
}

/** `visibleAgreement` over `agreement a` alone, its visit asked by the primary key: for lists in the order of an index. */
export const seenAgreementSql = (actor: Actor, row = 'a'): Prisma.Sql =>
  Prisma.sql`${standingSql(actor, row)} AND ${visitSeenSql(actor, row)}`

/** The same for counting: what is hidden is left out as a whole, so that a row costs no look at another table. */
export const countedAgreementSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${standingSql(actor, 'a')} AND a.visit_id NOT IN ${hiddenVisitsSql(actor)}`
