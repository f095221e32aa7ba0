import { Prisma } from '@/lib/platform/db'
import { VISIT_COUNTRIES } from '@/lib/visits/facets.queries'
import type { FollowUpColumn } from './columns'

/** The country codes of the visit. */
const COUNTRIES = Prisma.sql`ARRAY(SELECT c.country_code::text FROM ${VISIT_COUNTRIES} c WHERE c.visit_id = v.id ORDER BY 1)`

/** As the filter has them: who hosts the meeting, and of an agreement also its parties of the host side. */
const HOSTS = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name, g.id), '[]')
  FROM (
    SELECT h.organisation_id FROM outcome o JOIN programme_item_host h ON h.item_id = o.item_id WHERE o.id = f.outcome_id
    UNION SELECT h.organisation_id FROM agreement a JOIN programme_item_host h ON h.item_id = a.item_id
      WHERE a.id = f.agreement_id
    UNION SELECT p.organisation_id FROM agreement_party p WHERE p.agreement_id = f.agreement_id AND p.side = 'host'
  ) h JOIN organisation g ON g.id = h.organisation_id)`

/** What the visit is about, in its order. */
const TOPICS = Prisma.sql`ARRAY(SELECT k.name FROM visit_topic t JOIN topic k ON k.id = t.topic_id
  WHERE t.visit_id = v.id ORDER BY t.position, k.name)`

/** What `RegisterRow` has beside a row, of what other tables hold only what is shown: it is looked up row by row. */
export function detailsSql(columns: readonly FollowUpColumn[]): Prisma.Sql {
  const shown = (column: FollowUpColumn, sql: Prisma.Sql, otherwise: Prisma.Sql) =>
    columns.includes(column) ? sql : otherwise
  const none = Prisma.sql`ARRAY[]::text[]`
  return Prisma.sql`,
    f.version, f.first_due_date::text AS "firstDueDate", f.owed_by AS "owedBy", f.outcome_type AS "outcomeType", f.percent,
    f.judgement, f.next_step AS "nextStep", (f.last_progress_at AT TIME ZONE v.home_zone)::date::text AS "lastProgressOn",
    f.agreed_on::text AS "agreedOn", ${shown('country', COUNTRIES, none)} AS countries,
    ${shown('host', HOSTS, Prisma.sql`'[]'::json`)} AS hosts, ${shown('topic', TOPICS, none)} AS topics`
}
