import type { Actor } from '@/lib/auth/permissions'
import { seenFollowUpSql } from '@/lib/follow-ups/standing.queries'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { maySeeInternal, visibleReadoutSql } from '@/lib/readouts/scope'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { FollowUpInvolved, InvolvedIn, Latest, MeetingInvolved, OutcomeInvolved, VisitInvolved } from './types'

/** Rows of each list. */
const SHOWN = 50

/** The ids that a subject is known by on visits, and what names it beside those. */
type Subject = {
  /** `id` of delegation members and of host contacts, none archived. */
  members: Prisma.Sql
  contacts: Prisma.Sql
  /** `item_id` of programme items that name it directly. */
  items: Prisma.Sql
  /** `visit_id`, `role` of visits that name it directly; null when none can. */
  roles: Prisma.Sql | null
  /** `id` of its own follow-ups. */
  followUps: Prisma.Sql
}

/** What an organisation takes part in, as far as the actor may see it. One query. */
export function involvementOfOrganisation(actor: Actor, id: string): Promise<InvolvedIn> {
  const own = Prisma.sql`organisation_id = ${id}::uuid`
  const groups = Prisma.sql`SELECT id FROM party_group WHERE ${own}`
  return involvement(actor, {
    members: Prisma.sql`SELECT id FROM delegation_member WHERE ${own} AND archived_at IS NULL
      UNION SELECT id FROM delegation_member WHERE group_id IN (${groups}) AND archived_at IS NULL`,
    contacts: Prisma.sql`SELECT id FROM host_contact WHERE ${own} AND archived_at IS NULL
      UNION SELECT id FROM host_contact WHERE group_id IN (${groups}) AND archived_at IS NULL`,
    items: Prisma.sql`SELECT item_id FROM programme_item_host WHERE ${own}
      UNION SELECT id FROM programme_item WHERE offered_by_organisation_id = ${id}::uuid`,
    roles: Prisma.sql`SELECT visit_id, role::text FROM visit_organiser WHERE ${own}
      UNION ALL SELECT visit_id, 'agency' FROM participating_agency WHERE ${own} AND archived_at IS NULL
      UNION ALL SELECT visit_id, 'host' FROM host_organisation WHERE ${own} AND archived_at IS NULL`,
    followUps: Prisma.sql`SELECT id FROM follow_up WHERE lead_organisation_id = ${id}::uuid AND status NOT IN ('closed', 'dropped')`,
  })
}

/** What a person takes part in, as far as the actor may see it. One query. */
export function involvementOfPerson(actor: Actor, id: string): Promise<InvolvedIn> {
  return involvement(actor, {
    members: Prisma.sql`SELECT id FROM delegation_member WHERE person_id = ${id}::uuid AND archived_at IS NULL`,
    contacts: Prisma.sql`SELECT id FROM host_contact WHERE person_id = ${id}::uuid AND archived_at IS NULL`,
    items: Prisma.sql`SELECT id AS item_id FROM programme_item WHERE offered_by_person_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE interpreter_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE note_taker_id = ${id}::uuid`,
    roles: null,
    followUps: Prisma.sql`SELECT id FROM follow_up WHERE officer_id = ${id}::uuid AND status NOT IN ('closed', 'dropped')`,
  })
}

async function involvement(actor: Actor, subject: Subject): Promise<InvolvedIn> {
  const [row] = await db().$queryRaw<Lists[]>`/* search.involved */ ${partiesSql(actor, subject)}
    SELECT ${list(visitsSql(actor, subject))} AS visits, ${list(meetingsSql())} AS meetings,
      ${list(outcomesSql(actor))} AS outcomes, ${list(followUpsSql(actor, subject))} AS "followUps"`
  return {
    visits: latest(row?.visits, toVisit),
    meetings: latest(row?.meetings, ({ number, total, visit, ...meeting }) => ({
      ...meeting,
      reference: reference('P', number),
      visit: visitOf(visit),
    })),
    outcomes: latest(row?.outcomes, ({ number, total, visit, ...outcome }) => ({
      ...outcome,
      reference: reference('O', number),
      visit: visitOf(visit),
    })),
    followUps: latest(row?.followUps, ({ number, total, visit, ...followUp }) => ({
      ...followUp,
      reference: reference('F', number),
      visit: visitOf(visit),
    })),
  }
}

/** The rows of the four lists; null where there are none. */
type Lists = {
  visits: Omit<Raw<VisitInvolved>, 'visit'>[] | null
  meetings: Raw<MeetingInvolved>[] | null
  outcomes: Raw<OutcomeInvolved>[] | null
  followUps: Raw<FollowUpInvolved>[] | null
}

const list = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT json_agg(listed) FROM (${rows}) listed)`

/** The members, contacts and items of a subject; an item also through who was there, as far as that may be seen. */
const partiesSql = (actor: Actor, { members, contacts, items }: Subject): Prisma.Sql => Prisma.sql`
  WITH members AS MATERIALIZED (${members}), contacts AS MATERIALIZED (${contacts}), items AS MATERIALIZED (
    ${items}
    UNION SELECT p.item_id FROM item_participant p WHERE p.member_id = ANY(ARRAY(SELECT id FROM members))
    UNION SELECT c.item_id FROM item_counterpart c WHERE c.contact_id = ANY(ARRAY(SELECT id FROM contacts))
    UNION SELECT item_id FROM (SELECT r.item_id, ${visibleReadoutSql(actor)} AS seen FROM (
        SELECT a.readout_id FROM attendance a WHERE a.present AND a.member_id = ANY(ARRAY(SELECT id FROM members))
        UNION SELECT a.readout_id FROM attendance a WHERE a.present AND a.contact_id = ANY(ARRAY(SELECT id FROM contacts))
      ) there CROSS JOIN LATERAL (SELECT * FROM readout x WHERE x.id = there.readout_id OFFSET 0) r
        CROSS JOIN LATERAL (SELECT * FROM visit x WHERE x.id = r.visit_id OFFSET 0) v) attended WHERE seen
  ), met AS MATERIALIZED (
    SELECT i.id, i.number, i.title, i.type, i.status, i.date, i.day_number, i.visit_id, v.number AS visit_number, v.title AS visit_title, v.arrival_date
    FROM items ${each('programme_item', 'items.item_id', 'i')} ${each('visit', 'i.visit_id', 'v')}
    WHERE i.archived_at IS NULL AND ${visibleVisitSql(actor)}
  )`

/** The row of the id, looked up one by one: the planner cannot know how few there are, and would read the table. */
function each(table: string, id: string, alias: string): Prisma.Sql {
  return Prisma.raw(`CROSS JOIN LATERAL (SELECT * FROM ${table} the WHERE the.id = ${id} OFFSET 0) ${alias}`)
}

const VISIT_REF = Prisma.sql`json_build_object('id', v.id, 'number', v.number, 'title', v.title) AS visit`
type VisitRow = { id: string; number: number; title: string }
const visitOf = ({ id, number, title }: VisitRow) => ({ id, title, reference: reference('V', number) })

type Raw<Row> = Omit<Row, 'reference' | 'visit'> & { number: number; visit: VisitRow; total: number }

function latest<R extends { total: number }, Row>(rows: readonly R[] | null | undefined, toRow: (row: R) => Row) {
  return { rows: rows?.map(toRow) ?? [], count: rows?.[0]?.total ?? 0 } satisfies Latest<Row>
}

function visitsSql(actor: Actor, { roles }: Subject): Prisma.Sql {
  const direct = roles
    ? Prisma.sql`UNION ALL SELECT visit_id, role, NULL FROM (${roles}) direct(visit_id, role)`
    : Prisma.empty
  return Prisma.sql`
    SELECT v.id, v.number, v.title, v.status, v.restricted, v.arrival_date::text AS "arrivalDate",
      v.departure_date::text AS "departureDate", x."as", x.titles, count(*) OVER ()::int AS total
    FROM (
      SELECT visit_id, array_agg(DISTINCT role) AS "as",
        coalesce(array_agg(DISTINCT title) FILTER (WHERE title IS NOT NULL), '{}') AS titles
      FROM (
        SELECT m.visit_id, m.role::text, m.title FROM members ${each('delegation_member', 'members.id', 'm')}
        UNION ALL SELECT c.visit_id, 'contact', c.title FROM contacts ${each('host_contact', 'contacts.id', 'c')}
        UNION ALL SELECT met.visit_id, 'item', NULL FROM met
        ${direct}
      ) roles(visit_id, role, title) GROUP BY visit_id
    ) x ${each('visit', 'x.visit_id', 'v')} WHERE ${visibleVisitSql(actor)}
    ORDER BY v.arrival_date DESC NULLS FIRST, v.id DESC LIMIT ${SHOWN}`
}

function toVisit({ number, total, ...row }: Omit<Raw<VisitInvolved>, 'visit'>): VisitInvolved {
  // Named by an item says nothing beside a role of one's own.
  const own = row.as.filter((role) => role !== 'item')
  return { ...row, as: own.length > 0 ? own : row.as, reference: reference('V', number) }
}

const MET_VISIT = Prisma.sql`json_build_object('id', met.visit_id, 'number', met.visit_number, 'title', met.visit_title) AS visit`

/** When a meeting is, as far as that is known. */
const DATE = Prisma.sql`coalesce(met.date, met.arrival_date + (met.day_number - 1))`

const meetingsSql = (): Prisma.Sql => Prisma.sql`
  SELECT met.id, met.number, met.title, met.type, met.status, ${DATE}::text AS date, met.day_number AS "dayNumber", ${MET_VISIT},
    count(*) OVER ()::int AS total
  FROM met ORDER BY ${DATE} DESC NULLS LAST, met.id DESC LIMIT ${SHOWN}`

/** The outcomes of the meetings that the actor may see: of a visible readout, none archived. */
function outcomesSql(actor: Actor): Prisma.Sql {
  return Prisma.sql`
    SELECT o.id, o.number, o.text, o.type, o.owed_by AS "owedBy", json_build_object('id', met.id, 'title', met.title) AS meeting,
      ${MET_VISIT}, count(*) OVER ()::int AS total
    FROM met CROSS JOIN LATERAL (SELECT * FROM outcome x WHERE x.item_id = met.id OFFSET 0) o
    WHERE o.archived_at IS NULL AND ${publishedSql(actor)} ORDER BY o.id DESC LIMIT ${SHOWN}`
}

/** What is left to ask of an outcome `o` of a meeting in `met`, whose visit is visible: whether its readout is. */
const publishedSql = (actor: Actor): Prisma.Sql =>
  maySeeInternal(actor)
    ? Prisma.sql`TRUE`
    : Prisma.sql`(SELECT r.status IN ('cleared', 'final') FROM readout r WHERE r.id = o.readout_id)`

function followUpsSql(actor: Actor, { followUps }: Subject): Prisma.Sql {
  return Prisma.sql`
    SELECT f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate", related.own, ${VISIT_REF}, related.total
    FROM (
      SELECT f.id, bool_or(f.own) AS own, count(*) OVER ()::int AS total FROM (
        SELECT f.id, f.due_date, true AS own FROM (${followUps}) mine ${each('follow_up', 'mine.id', 'f')}
          WHERE ${seenFollowUpSql(actor)}
        UNION ALL SELECT f.id, f.due_date, false FROM met
          CROSS JOIN LATERAL (SELECT * FROM outcome x WHERE x.item_id = met.id OFFSET 0) o
          CROSS JOIN LATERAL (SELECT * FROM follow_up x WHERE x.outcome_id = o.id AND x.archived_at IS NULL
            AND x.status NOT IN ('closed', 'dropped') OFFSET 0) f
          WHERE o.archived_at IS NULL AND ${publishedSql(actor)}
      ) f
      GROUP BY f.id, f.due_date ORDER BY f.due_date ASC NULLS LAST, f.id LIMIT ${SHOWN}
    ) related JOIN follow_up f ON f.id = related.id JOIN visit v ON v.id = f.visit_id
    ORDER BY f.due_date ASC NULLS LAST, f.id`
}
