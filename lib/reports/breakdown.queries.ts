import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { VISIT_COUNTRIES } from '@/lib/visits/facets.queries'
import { AGREED } from './filter.queries'
import type { ReportFilters } from './filters'
import { askedSql, STEPS, standingSql } from './funnel.queries'
import type { Breakdown } from './schema'
import { numbersSql } from './scope'
import type { BreakdownPage, BreakdownRow } from './types'

/** Rows of one page, and of one that is to show all. */
const PAGE = 20
const ALL = 1_000

/** Sums of the counts of `STEPS` over groups that hold each thing once, under the alias `p`. */
const SUMS = Prisma.sql`sum(p.agreed)::int AS agreed, sum(p.with_follow_up)::int AS with_follow_up, sum(p.started)::int AS started,
  sum(p.closed)::int AS closed, sum(p.on_paper)::int AS on_paper`

type Asked = { actor: Actor; filters: ReportFilters; today: string }

/** What was agreed, counted by columns of `agreed g`. */
const groupedSql = ({ actor, filters, today }: Asked, columns: Prisma.Sql, names: Prisma.Sql) => Prisma.sql`
  SELECT ${names}, ${STEPS} FROM (SELECT ${columns}, ${standingSql(actor, today)} FROM ${askedSql(actor, filters, [AGREED])}) s
  GROUP BY ${names}`

const perVisit = (asked: Asked) => groupedSql(asked, Prisma.sql`g.visit_id`, Prisma.sql`s.visit_id`)

/** By what a visit has any number of: a thing of two countries counts under both, one of none under `none`. */
const perPartOfVisit = (asked: Asked, parts: Prisma.Sql) => Prisma.sql`
  WITH p AS MATERIALIZED (${perVisit(asked)}), c AS MATERIALIZED (${parts})
  SELECT coalesce(c.key, 'none') AS key, ${SUMS} FROM p LEFT JOIN c ON c.visit_id = p.visit_id GROUP BY 1`

/** Each thing with its hosts: of its programme item, and the parties of an agreement's other side. */
const perHost = (asked: Asked) => Prisma.sql`
  WITH p AS MATERIALIZED (SELECT row_number() OVER () AS n, q.*
    FROM (${groupedSql(asked, Prisma.sql`g.item_id, g.agreement_id`, Prisma.sql`s.item_id, s.agreement_id`)}) q)
  SELECT coalesce(h.organisation_id::text, 'none') AS key, ${SUMS} FROM p LEFT JOIN (
    SELECT p.n, i.organisation_id FROM p JOIN programme_item_host i ON i.item_id = p.item_id
    UNION SELECT p.n, a.organisation_id FROM p
      JOIN agreement_party a ON a.agreement_id = p.agreement_id AND a.side = 'host') h ON h.n = p.n
  GROUP BY 1`

/** Each thing with the organisations that lead its follow-ups, as far as the actor sees these. */
const perLead = ({ actor, filters, today }: Asked) => Prisma.sql`
  SELECT coalesce(l.id::text, 'none') AS key, ${STEPS}
  FROM (SELECT ${numbersSql(actor).leads} AS leads, ${standingSql(actor, today)} FROM ${askedSql(actor, filters, [AGREED])}) s
    LEFT JOIN LATERAL unnest(s.leads) l (id) ON TRUE
  GROUP BY 1`

const KEYED: Record<Breakdown, (asked: Asked) => Prisma.Sql> = {
  visit: (asked) =>
    Prisma.sql`SELECT p.visit_id::text AS key, p.agreed, p.with_follow_up, p.started, p.closed, p.on_paper FROM (${perVisit(asked)}) p`,
  country: (asked) =>
    perPartOfVisit(asked, Prisma.sql`SELECT c.visit_id, c.country_code::text AS key FROM ${VISIT_COUNTRIES} c`),
  topic: (asked) => perPartOfVisit(asked, Prisma.sql`SELECT t.visit_id, t.topic_id::text AS key FROM visit_topic t`),
  year: (
    asked,
  ) => Prisma.sql`SELECT coalesce(p.year::text, 'none') AS key, p.agreed, p.with_follow_up, p.started, p.closed, p.on_paper
    FROM (${groupedSql(asked, Prisma.sql`extract(year FROM g.agreed_on)::int AS year`, Prisma.sql`s.year`)}) p`,
  host: perHost,
  lead: perLead,
}

/** What the keys of a page are called; a country is named by its code, a year by itself. */
const NAMES: Record<Breakdown, Prisma.Sql> = {
  visit: Prisma.sql`(SELECT v.title FROM visit v WHERE v.id = k.key::uuid) AS name,
    (SELECT v.number FROM visit v WHERE v.id = k.key::uuid) AS number`,
  country: Prisma.sql`NULL AS name, NULL::int AS number`,
  topic: Prisma.sql`CASE WHEN k.key <> 'none' THEN (SELECT t.name FROM topic t WHERE t.id = k.key::uuid) END AS name, NULL::int AS number`,
  year: Prisma.sql`NULL AS name, NULL::int AS number`,
  host: Prisma.sql`CASE WHEN k.key <> 'none' THEN (SELECT o.name FROM organisation o WHERE o.id = k.key::uuid) END AS name,
    NULL::int AS number`,
  lead: Prisma.sql`CASE WHEN k.key <> 'none' THEN (SELECT o.name FROM organisation o WHERE o.id = k.key::uuid) END AS name,
    NULL::int AS number`,
}

/** Years from the latest, without a date last; of everything else what agreed most first. */
const orderOf = (by: Breakdown) =>
  by === 'year' ? Prisma.sql`k.key = 'none', k.key DESC` : Prisma.sql`k.agreed DESC, k.key`

/**
 * One page of what was agreed by visit, country, host or lead organisation, topic or year, with names. One statement.
 * @param after the cursor of the page before; nonsense is the first page
 * @param all a longer page
 */
export async function getBreakdown(
  asked: Asked,
  by: Breakdown,
  { after, all = false }: { after?: string | undefined; all?: boolean } = {},
): Promise<BreakdownPage> {
  const size = all ? ALL : PAGE
  const rows = await db().$queryRaw<BreakdownRow[]>`/* reports.breakdown */
    SELECT k.*, ${NAMES[by]} FROM (
      SELECT k.* FROM (${KEYED[by](asked)}) k ${edge(by, after)} ORDER BY ${orderOf(by)} LIMIT ${size + 1}) k
    ORDER BY ${orderOf(by)}`
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size
  return { rows: shown, more, next: more && last ? `${last.agreed}.${last.key}` : null }
}

function edge(by: Breakdown, after = ''): Prisma.Sql {
  const [, count, key] = /^(\d{1,9})\.([\w-]{1,40})$/.exec(after) ?? []
  if (count === undefined || key === undefined) return Prisma.empty
  return by === 'year'
    ? Prisma.sql`WHERE ${key}::text <> 'none' AND (k.key = 'none' OR k.key < ${key}::text)`
    : Prisma.sql`WHERE (-k.agreed, k.key) > (-${Number(count)}::int, ${key}::text)`
}
