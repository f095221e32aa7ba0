import { type Actor, can } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/platform/db'
import { unlessRestrictedSql, visitSeenSql } from '@/lib/visits/scope'

/** The follow-ups `f` of the agreement that stands for the outcome `o`, of what the actor sees. */
export const ofAgreementSql = (actor: Actor): Prisma.Sql => Prisma.sql`
  FROM agreement_outcome l JOIN follow_up f ON f.agreement_id = l.agreement_id
  WHERE l.outcome_id = o.id AND f.archived_at IS NULL AND NOT f.hidden
    ${can(actor, 'readout.see-internal') ? Prisma.empty : Prisma.sql`AND f.published`}
    AND ${unlessRestrictedSql(actor, 'f', [])} AND ${visitSeenSql(actor, 'f')}`
