import type { Actor } from '@/lib/auth/permissions'
import { visibleFollowUpSql } from '@/lib/follow-ups/standing.queries'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { visibleOutcomeSql, visibleReadoutSql } from '@/lib/readouts/scope'
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

/** What an organisation takes part in, as far as the actor may see it. Four queries. */
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
    followUps: Prisma.sql`SELECT id FROM follow_up WHERE lead_organisation_id = ${id}::uuid`,
  })
}

/** What a person takes part in, as far as the actor may see it. Four queries. */
export function involvementOfPerson(actor: Actor, id: string): Promise<InvolvedIn> {
  return involvement(actor, {
    members: Prisma.sql`SELECT id FROM delegation_member WHERE person_id = ${id}::uuid AND archived_at IS NULL`,
    contacts: Prisma.sql`SELECT id FROM host_contact WHERE person_id = ${id}::uuid AND archived_at IS NULL`,
    items: Prisma.sql`SELECT id AS item_id FROM programme_item WHERE offered_by_person_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE interpreter_id = ${id}::uuid
      UNION SELECT id FROM programme_item WHERE note_taker_id = ${id}::uuid`,
    roles: null,
    followUps: Prisma.sql`SELECT id FROM follow_up WHERE officer_id = ${id}::uuid`,
  })
}

async function involvement(actor: Actor, subject: Subject): Promise<InvolvedIn> {
  const parties = partiesSql(actor, subject)
  const [visits, meetings, outcomes, followUps] = await Promise.all([
    visitsOf(actor, subject, parties),
    meetingsOf(actor, parties),
    outcomesOf(actor, parties),
    followUpsOf(actor, subject, parties),
  ])
  return { visits, meetings, outcomes, followUps }
}

/** The members, contacts and items of a subject; an item also through who was there, as far as that may be seen. */
const partiesSql = (actor: Actor, { members, contacts, items }: Subject): Prisma.Sql => Prisma.sql`
  WITH members AS (${members}), contacts AS (${contacts}), items AS (
    ${items}
    UNION SELECT p.item_id FROM item_participant p JOIN members m ON m.id = p.member_id
    UNION SELECT c.item_id FROM item_counterpart c JOIN contacts k ON k.id = c.contact_id
    UNION SELECT r.item_id FROM attendance a JOIN readout r ON r.id = a.readout_id JOIN visit v ON v.id = r.visit_id
      WHERE a.present AND ${visibleReadoutSql(actor)}
      AND a.id IN (SELECT x.id FROM attendance x JOIN members m ON m.id = x.member_id
        UNION ALL SELECT x.id FROM attendance x JOIN contacts k ON k.id = x.contact_id)
  )`

const VISIT_REF = Prisma.sql`json_build_object('id', v.id, 'number', v.number, 'title', v.title) AS visit`
type VisitRow = { id: string; number: number; title: string }
const visitOf = ({ id, number, title }: VisitRow) => ({ id, title, reference: reference('V', number) })

type Raw<Row> = Omit<Row, 'reference' | 'visit'> & { number: number; visit: VisitRow; total: number }

function latest<R extends { total: number }, Row>(rows: readonly R[], toRow: (row: R) => Row): Latest<Row> {
  return { rows: rows.map(toRow), count: rows[0]?.total ?? 0 }
}

async function visitsOf(actor: Actor, { roles }: Subject, parties: Prisma.Sql): Promise<Latest<VisitInvolved>> {
  const direct = roles
    ? Prisma.sql`UNION ALL SELECT visit_id, role, NULL FROM (${roles}) direct(visit_id, role)`
    : Prisma.empty
  const rows = await db().$queryRaw<Omit<Raw<VisitInvolved>, 'visit'>[]>`/* search.involved-visits */
    ${parties}, roles(visit_id, role, title) AS (
      SELECT m.visit_id, m.role::text, m.title FROM delegation_member m JOIN members USING (id)
      UNION ALL SELECT c.visit_id, 'contact', c.title FROM host_contact c JOIN contacts USING (id)
      UNION ALL SELECT i.visit_id, 'item', NULL FROM items JOIN programme_item i ON i.id = items.item_id WHERE i.archived_at IS NULL
      ${direct}
    )
    SELECT v.id, v.number, v.title, v.status, v.restricted, v.arrival_date::text AS "arrivalDate",
      v.departure_date::text AS "departureDate", array_agg(DISTINCT x.role) AS "as",
      coalesce(array_agg(DISTINCT x.title) FILTER (WHERE x.title IS NOT NULL), '{}') AS titles, count(*) OVER ()::int AS total
    FROM roles x JOIN visit v ON v.id = x.visit_id WHERE ${visibleVisitSql(actor)}
    GROUP BY v.id ORDER BY v.arrival_date DESC NULLS FIRST, v.id DESC LIMIT ${SHOWN}`
  return latest(rows, ({ number, total, ...row }) => {
    // Named by an item says nothing beside a role of one's own.
    const own = row.as.filter((role) => role !== 'item')
    return { ...row, as: own.length > 0 ? own : row.as, reference: reference('V', number) }
  })
}

async function meetingsOf(actor: Actor, parties: Prisma.Sql): Promise<Latest<MeetingInvolved>> {
  const date = Prisma.sql`coalesce(i.date, v.arrival_date + (i.day_number - 1))`
  const rows = await db().$queryRaw<Raw<MeetingInvolved>[]>`/* search.involved-meetings */
    ${parties}
    SELECT i.id, i.number, i.title, i.type, i.status, ${date}::text AS date, i.day_number AS "dayNumber", ${VISIT_REF},
      count(*) OVER ()::int AS total
    FROM items JOIN programme_item i ON i.id = items.item_id JOIN visit v ON v.id = i.visit_id
    WHERE i.archived_at IS NULL AND ${visibleVisitSql(actor)}
    ORDER BY ${date} DESC NULLS LAST, i.id DESC LIMIT ${SHOWN}`
  return latest(rows, ({ number, total, visit, ...row }) => ({
    ...row,
    reference: reference('P', number),
    visit: visitOf(visit),
  }))
}

async function outcomesOf(actor: Actor, parties: Prisma.Sql): Promise<Latest<OutcomeInvolved>> {
  const rows = await db().$queryRaw<Raw<OutcomeInvolved>[]>`/* search.involved-outcomes */
    ${parties}
    SELECT o.id, o.number, o.text, o.type, o.owed_by AS "owedBy", json_build_object('id', i.id, 'title', i.title) AS meeting,
      ${VISIT_REF}, count(*) OVER ()::int AS total
    FROM items JOIN outcome o ON o.item_id = items.item_id JOIN readout r ON r.id = o.readout_id
      JOIN programme_item i ON i.id = o.item_id JOIN visit v ON v.id = o.visit_id
    WHERE ${visibleOutcomeSql(actor)} ORDER BY o.id DESC LIMIT ${SHOWN}`
  return latest(rows, ({ number, total, visit, ...row }) => ({
    ...row,
    reference: reference('O', number),
    visit: visitOf(visit),
  }))
}

async function followUpsOf(
  actor: Actor,
  { followUps }: Subject,
  parties: Prisma.Sql,
): Promise<Latest<FollowUpInvolved>> {
  const rows = await db().$queryRaw<Raw<FollowUpInvolved>[]>`/* search.involved-follow-ups */
    ${parties}, own AS (${followUps}), related AS (
      SELECT id FROM own
      UNION SELECT f.id FROM follow_up f JOIN outcome o ON o.id = f.outcome_id JOIN items ON items.item_id = o.item_id
    )
    SELECT f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate", f.id IN (SELECT id FROM own) AS own, ${VISIT_REF},
      count(*) OVER ()::int AS total
    FROM related JOIN follow_up f ON f.id = related.id JOIN outcome o ON o.id = f.outcome_id
      JOIN readout r ON r.id = o.readout_id JOIN visit v ON v.id = f.visit_id
    WHERE f.status NOT IN ('closed', 'dropped') AND ${visibleFollowUpSql(actor)}
    ORDER BY f.due_date ASC NULLS LAST, f.id LIMIT ${SHOWN}`
  return latest(rows, ({ number, total, visit, ...row }) => ({
    ...row,
    reference: reference('F', number),
    visit: visitOf(visit),
  }))
}
