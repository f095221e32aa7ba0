import type { Actor } from '@/lib/auth/permissions'
import { seenFollowUpSql, unrestrictedFollowUpSql } from '@/lib/follow-ups/scope'
import { Prisma } from '@/lib/platform/db'
import { maySeeInternal, unrestrictedOutcomeSql } from '@/lib/readouts/scope'
import { knownReadoutSql, visibleVisitSql } from '@/lib/visits/scope'

/** The ids that a subject is known by on visits, and what names it beside those. */
export type Subject = {
  /** `id`, `visit_id`, `role`, `title` of delegation members and of host contacts, none archived. */
  members: Prisma.Sql
  contacts: Prisma.Sql
  /** `item_id` of programme items that name it directly. */
  items: Prisma.Sql
  /** `visit_id`, `role` of visits that name it directly; null when none can. */
  roles: Prisma.Sql | null
  /** The column of a follow-up that names it as the one who answers for it, and its id. */
  answers: Prisma.Sql
  id: string
}

/** A place in a list: every list is in the order of these three, the greatest first. */
export type Place = { k: number; a: string; b: string }
export type Edge = Place & { back: boolean }

/**
 * One list: `keys` selects `k`, `a`, `b` of its rows, `b` the id, at least of as many from the edge on as the limit
 * says; `rows` what is shown of those in `page`.
 */
export type ListSql = { keys: (edge: Edge | null, limit: number) => Prisma.Sql; rows: Prisma.Sql }

/** A day as a number; what has none is last, and first among visits: they are still to come. */
const dayKey = (day: Prisma.Sql, without: number) => Prisma.sql`coalesce(${day} - DATE '2000-01-01', ${without}::int)`
const [LAST, FIRST] = [-9_000_000, 9_000_000]
/** Above the days of all meetings, the nearest due date the greatest. */
const OWN = 20_000_000

/** The row of the id, looked up one by one: the planner cannot know how few there are, and would read the table. */
function each(table: string, id: string, alias: string): Prisma.Sql {
  return Prisma.raw(`CROSS JOIN LATERAL (SELECT * FROM ${table} the WHERE the.id = ${id} OFFSET 0) ${alias}`)
}

/** Whether an outcome `o` of a visible visit is of no draft that the actor may not see. */
const publishedSql = (actor: Actor): Prisma.Sql =>
  maySeeInternal(actor)
    ? Prisma.sql`TRUE`
    : Prisma.sql`(SELECT r.status IN ('cleared', 'final') FROM readout r WHERE r.id = o.readout_id)`

/**
 * `roles`, `seen` (the visits that the actor may see) and `met` (the items of those): each item and each visit of the
 * subject is looked up once, whatever is asked of them.
 */
export const partiesSql = (actor: Actor, { members, contacts, items, roles }: Subject): Prisma.Sql => Prisma.sql`
  WITH members AS MATERIALIZED (${members}), contacts AS MATERIALIZED (${contacts}), items AS MATERIALIZED (
    SELECT i.id, i.visit_id, i.date, i.day_number FROM (
      ${items}
      UNION SELECT p.item_id FROM item_participant p WHERE p.member_id = ANY(ARRAY(SELECT id FROM members))
      UNION SELECT c.item_id FROM item_counterpart c WHERE c.contact_id = ANY(ARRAY(SELECT id FROM contacts))
      UNION SELECT r.item_id FROM (
          SELECT a.readout_id FROM attendance a WHERE a.present AND a.member_id = ANY(ARRAY(SELECT id FROM members))
          UNION SELECT a.readout_id FROM attendance a WHERE a.present AND a.contact_id = ANY(ARRAY(SELECT id FROM contacts))
        ) there ${each('readout', 'there.readout_id', 'r')} WHERE ${knownReadoutSql(actor)}
    ) named(item_id) ${each('programme_item', 'named.item_id', 'i')} WHERE i.archived_at IS NULL
  ), roles AS MATERIALIZED (
    SELECT visit_id, role, title FROM members
    UNION ALL SELECT visit_id, role, title FROM contacts
    ${roles ? Prisma.sql`UNION ALL SELECT visit_id, role, NULL FROM (${roles}) direct(visit_id, role)` : Prisma.empty}
  ), seen AS MATERIALIZED (
    SELECT v.id, v.arrival_date FROM (SELECT visit_id FROM items UNION SELECT visit_id FROM roles) named
      ${each('visit', 'named.visit_id', 'v')} WHERE ${visibleVisitSql(actor)}
  ), met AS MATERIALIZED (
    SELECT i.id, i.visit_id, ${dayKey(Prisma.sql`coalesce(i.date, v.arrival_date + (i.day_number - 1))`, LAST)} AS k
    FROM items i JOIN seen v ON v.id = i.visit_id
  )`

const beyond = (edge: Edge | null): Prisma.Sql =>
  edge
    ? Prisma.sql`(k, a, b) ${Prisma.raw(edge.back ? '>' : '<')} (${edge.k}::int, ${edge.a}::uuid, ${edge.b}::uuid)`
    : Prisma.sql`TRUE`

const orderOf = (edge: Edge | null, columns: readonly string[]): Prisma.Sql =>
  Prisma.raw(columns.map((column) => `${column} ${edge?.back ? 'ASC' : 'DESC'}`).join(', '))

/** The first places from the edge on, in the order of the list. */
const first = (keys: Prisma.Sql, edge: Edge | null, limit: number): Prisma.Sql => Prisma.sql`
  SELECT * FROM (${keys}) keyed(k, a, b) WHERE ${beyond(edge)} ORDER BY ${orderOf(edge, ['k', 'a', 'b'])} LIMIT ${limit}`

/** `{rows, count}` of a list as JSON: the rows from the edge on, and all that there are, up to a limit. */
export const listSql = (list: ListSql, edge: Edge | null, limit: number, countLimit: number): Prisma.Sql => Prisma.sql`
  (SELECT json_build_object(
    'rows', (WITH page AS MATERIALIZED (${first(list.keys(edge, limit), edge, limit)}) SELECT json_agg(listed) FROM (
      ${list.rows} ORDER BY ${orderOf(edge, ['page.k', 'page.a', 'page.b'])}) listed),
    'count', (SELECT count(*)::int FROM (SELECT 1 FROM (${list.keys(null, countLimit + 1)}) keyed LIMIT ${countLimit + 1}) counted)))`

const PLACE = Prisma.sql`page.k, page.a, page.b`
const VISIT_REF = Prisma.sql`json_build_object('id', v.id, 'number', v.number, 'title', v.title) AS visit`

/** The latest arrival first. */
export const visitsSql = (): ListSql => ({
  keys: () => Prisma.sql`SELECT ${dayKey(Prisma.sql`seen.arrival_date`, FIRST)}, seen.id, seen.id FROM seen`,
  // Named by an item says nothing beside a role of one's own.
  rows: Prisma.sql`
    SELECT ${PLACE}, v.id, v.number, v.title, v.status, v.restricted, v.arrival_date::text AS "arrivalDate",
      v.departure_date::text AS "departureDate", coalesce(x."as", ARRAY['item']) AS "as", coalesce(x.titles, '{}') AS titles
    FROM page ${each('visit', 'page.b', 'v')} LEFT JOIN (
      SELECT visit_id, array_agg(DISTINCT role) AS "as", array_agg(DISTINCT title) FILTER (WHERE title IS NOT NULL) AS titles
      FROM roles WHERE visit_id IN (SELECT b FROM page) GROUP BY visit_id) x ON x.visit_id = page.b`,
})

/** The latest day first. */
export const meetingsSql = (): ListSql => ({
  keys: () => Prisma.sql`SELECT met.k, met.id, met.id FROM met`,
  rows: Prisma.sql`
    SELECT ${PLACE}, i.id, i.number, i.title, i.type, i.status,
      coalesce(i.date, v.arrival_date + (i.day_number - 1))::text AS date, i.day_number AS "dayNumber", ${VISIT_REF}
    FROM page ${each('programme_item', 'page.b', 'i')} ${each('visit', 'i.visit_id', 'v')}`,
})

/** The meetings in their order, from the edge on: what comes of them is read only as far as the page goes. */
const metInOrder = (edge: Edge | null): Prisma.Sql =>
  Prisma.sql`(SELECT * FROM met WHERE ${
    edge
      ? Prisma.sql`(k, id) ${Prisma.raw(edge.back ? '>=' : '<=')} (${edge.k}::int, ${edge.a}::uuid)`
      : Prisma.sql`TRUE`
  } ORDER BY ${orderOf(edge, ['k', 'id'])}) met`

/** The outcomes of the meetings, none archived. */
const COME_OF = Prisma.sql`
  CROSS JOIN LATERAL (SELECT * FROM outcome x WHERE x.item_id = met.id AND x.archived_at IS NULL OFFSET 0) o`

/** Those of the latest meetings first. */
export const outcomesSql = (actor: Actor): ListSql => ({
  keys: (edge) =>
    Prisma.sql`SELECT met.k, met.id, o.id FROM ${metInOrder(edge)} ${COME_OF}
      WHERE ${publishedSql(actor)} AND ${unrestrictedOutcomeSql(actor, 'o')}`,
  rows: Prisma.sql`
    SELECT ${PLACE}, o.id, o.number, o.text, o.type, o.owed_by AS "owedBy",
      json_build_object('id', i.id, 'title', i.title) AS meeting, ${VISIT_REF}
    FROM page ${each('outcome', 'page.b', 'o')} ${each('programme_item', 'page.a', 'i')} ${each('visit', 'i.visit_id', 'v')}`,
})

/** The open ones: the subject's own first, the nearest due date first, then those that come of its latest meetings. */
export const followUpsSql = (actor: Actor, { answers, id }: Subject): ListSql => ({
  keys: (edge, limit) => Prisma.sql`
    (${first(
      Prisma.sql`SELECT ${OWN}::int - ${dayKey(Prisma.sql`f.due_date`, FIRST)} AS k, f.id AS a, f.id AS b FROM follow_up f
      WHERE ${answers} = ${id}::uuid AND f.status NOT IN ('closed', 'dropped') AND ${seenFollowUpSql(actor)}`,
      edge,
      limit,
    )})
    UNION ALL
    (${first(
      Prisma.sql`SELECT met.k, met.id AS a, f.id AS b FROM ${metInOrder(edge)} ${COME_OF}
      CROSS JOIN LATERAL (SELECT * FROM follow_up x WHERE x.outcome_id = o.id AND x.archived_at IS NULL
        AND x.status NOT IN ('closed', 'dropped') OFFSET 0) f
      WHERE o.follow_ups > 0 AND ${answers} IS DISTINCT FROM ${id}::uuid AND ${publishedSql(actor)}
        AND ${unrestrictedFollowUpSql(actor)}`,
      edge,
      limit,
    )})`,
  rows: Prisma.sql`
    SELECT ${PLACE}, f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate",
      ${answers} IS NOT DISTINCT FROM ${id}::uuid AS own, ${VISIT_REF}
    FROM page ${each('follow_up', 'page.b', 'f')} ${each('visit', 'f.visit_id', 'v')}`,
})
