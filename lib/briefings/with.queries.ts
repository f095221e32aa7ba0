import { seenAgreementSql } from '@/lib/agreements/scope'
import type { Actor } from '@/lib/auth/permissions'
import { organisationsBelowEachSql } from '@/lib/directory/ids.queries'
import { seenFollowUpSql } from '@/lib/follow-ups/scope'
import { SORT, UNFINISHED } from '@/lib/follow-ups/standing.queries'
import { COUNT_LIMIT } from '@/lib/platform/count-limit'
import { Prisma } from '@/lib/platform/db'
import { itemsWithSql } from '@/lib/visits/facets.queries'

// What is "with" an organisation, as the beginnings of statements. An array of an inner question is asked beforehand, and a
// LATERAL with OFFSET 0 looks up what hangs on each row by its index: the planner cannot know how few they are.

/** Organisations that are asked about at once: hosts of one meeting. */
const MOST = 50

/** `orgs`: the organisations and all below them; `items`: the programme items that are with one of them. */
export const partiesSql = (organisationIds: readonly string[]): Prisma.Sql => Prisma.sql`
  orgs AS MATERIALIZED (${organisationsBelowEachSql(organisationIds.slice(0, MOST))}),
  items (id) AS MATERIALIZED (${itemsWithSql(Prisma.sql`SELECT orgs.id FROM orgs`)})`

export const ORGS = Prisma.sql`ANY(ARRAY(SELECT orgs.id FROM orgs))`
const ITEMS = Prisma.sql`ANY(ARRAY(SELECT items.id FROM items))`

/** Agreements of which one of them is a party, or signed at a meeting with it, of what the actor sees. */
export const agreementsWithSql = (actor: Actor): Prisma.Sql => Prisma.sql`
  SELECT a.id FROM agreement a WHERE ${seenAgreementSql(actor)} AND (a.item_id = ${ITEMS}
    OR a.id = ANY(ARRAY(SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = ${ORGS})))`

/**
 * `found`: the unfinished follow-ups with them that the actor sees, each once: of what came out of meetings with them,
 * of agreements with them, and those that they lead or support. What an organisation leads is read to 1,001 rows.
 */
export function followUpsWithSql(actor: Actor): Prisma.Sql {
  const open = Prisma.sql`${UNFINISHED} AND ${seenFollowUpSql(actor)}`
  const row = Prisma.sql`f.id, f.owed_by, f.due_date`
  const of = (column: string, id: string) => Prisma.sql`CROSS JOIN LATERAL (SELECT ${row} FROM follow_up f
    WHERE f.${Prisma.raw(column)} = ${Prisma.raw(id)} AND ${open} OFFSET 0) f`
  return Prisma.sql`found AS MATERIALIZED (
    SELECT ${row} FROM items CROSS JOIN LATERAL (SELECT x.id FROM outcome x
        WHERE x.item_id = items.id AND x.archived_at IS NULL AND x.follow_ups > 0 OFFSET 0) o ${of('outcome_id', 'o.id')}
    UNION SELECT ${row} FROM (SELECT a.id FROM agreement a WHERE a.item_id = ${ITEMS}
        UNION SELECT p.agreement_id FROM agreement_party p WHERE p.organisation_id = ${ORGS}) a ${of('agreement_id', 'a.id')}
    UNION SELECT ${row} FROM (SELECT s.follow_up_id FROM follow_up_support s WHERE s.organisation_id = ${ORGS}) s
      ${of('id', 's.follow_up_id')}
    UNION SELECT ${row} FROM orgs CROSS JOIN LATERAL (SELECT ${row} FROM follow_up f
      WHERE f.lead_organisation_id = orgs.id AND ${open} ORDER BY ${SORT}, f.id LIMIT ${COUNT_LIMIT + 1}) f)`
}

/** Columns of `OpenCounts` over `found`. */
export const countsSql = (today: string): Prisma.Sql => Prisma.sql`
  count(*)::int AS open, count(*) FILTER (WHERE found.owed_by = 'us')::int AS us,
  count(*) FILTER (WHERE found.owed_by = 'other_side')::int AS "otherSide",
  count(*) FILTER (WHERE found.owed_by = 'both')::int AS both, count(*) FILTER (WHERE found.owed_by = 'nobody')::int AS nobody,
  count(*) FILTER (WHERE found.due_date < ${today}::date)::int AS late`
