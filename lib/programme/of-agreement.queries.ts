import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { unlessRestrictedSql, visitSeenSql } from '@/lib/visits/scope'

/**
 * The follow-ups `f` of the agreements that stand for outcomes, of what the actor sees; `l.outcome_id` is the outcome.
 * @param which ends a condition over that id: the outcome `o`, or any of several
 */
export const ofAgreementSql = (actor: Actor, which = Prisma.sql`= o.id`): Prisma.Sql => Prisma.sql`
  FROM agreement_outcome l CROSS JOIN LATERAL (SELECT * FROM follow_up x WHERE x.agreement_id = l.agreement_id OFFSET 0) f
  WHERE l.outcome_id ${which} AND f.archived_at IS NULL AND NOT f.hidden
    ${can(actor, 'readout.see-internal') ? Prisma.empty : Prisma.sql`AND f.published`}
    AND ${unlessRestrictedSql(actor, 'f', [])} AND ${visitSeenSql(actor, 'f')}`
