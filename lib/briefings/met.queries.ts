import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import { knownReadoutSql, visibleVisitSql } from '@/lib/visits/scope'
import type { BriefingMeeting, BriefingPerson, Few } from './types'
import { ORGS, partiesSql } from './with.queries'

/** The day of an item of a visit: its own, or that of its number. */
const DAY = Prisma.sql`coalesce(i.date, v.arrival_date + (i.day_number - 1))`

const CONTACTS = Prisma.sql`ANY(ARRAY(SELECT contacts.id FROM contacts))`
const VISITORS = Prisma.sql`ANY(ARRAY(SELECT visitors.id FROM visitors))`

/**
 * `contacts`: the people, posts and groups of the organisations on the host side of visits; `visitors`: the same in the
 * delegations of incoming ones; `held`: the held items, of
 * visits that the actor sees, that one of them hosted or took part in.
 */
const heldSql = (actor: Actor, ids: readonly string[]): Prisma.Sql => Prisma.sql`
  ${partiesSql(ids)}, contacts AS MATERIALIZED (
    SELECT c.id FROM host_contact c WHERE c.organisation_id = ${ORGS}
    UNION SELECT c.id FROM party_group g JOIN host_contact c ON c.group_id = g.id WHERE g.organisation_id = ${ORGS}
  ), visitors AS MATERIALIZED (
    SELECT m.id FROM (SELECT m.id, m.visit_id FROM delegation_member m WHERE m.organisation_id = ${ORGS}
        UNION SELECT m.id, m.visit_id FROM party_group g JOIN delegation_member m ON m.group_id = g.id
          WHERE g.organisation_id = ${ORGS}) m
      JOIN visit w ON w.id = m.visit_id AND w.direction = 'incoming'
  ), met AS MATERIALIZED (
    SELECT t.item_id, t.contact_id AS party_id FROM item_counterpart t WHERE t.contact_id = ${CONTACTS}
    UNION ALL SELECT t.item_id, t.member_id FROM item_participant t WHERE t.member_id = ${VISITORS}
  ), held AS MATERIALIZED (
    SELECT i.id, i.visit_id, ${DAY} AS day, i.day_number
    FROM (SELECT items.id FROM items UNION SELECT met.item_id FROM met) named
      CROSS JOIN LATERAL (SELECT * FROM programme_item x WHERE x.id = named.id OFFSET 0) i
      CROSS JOIN LATERAL (SELECT * FROM visit x WHERE x.id = i.visit_id OFFSET 0) v
    WHERE i.status = 'held' AND i.archived_at IS NULL AND ${visibleVisitSql(actor)})`

type MeetingRow = {
  id: string
  number: number
  title: string
  date: string | null
  dayNumber: number | null
  visitId: string
  visitNumber: number
  visitTitle: string
  readoutId: string | null
  readoutStatus: ReadoutStatus | null
  count: number
}

/** The last held meetings with the organisations, the latest first, those without a known day last. One statement. */
export async function lastMeetings(actor: Actor, ids: readonly string[], size: number): Promise<Few<BriefingMeeting>> {
  const rows = await db().$queryRaw<MeetingRow[]>`/* briefings.meetings */
    WITH ${heldSql(actor, ids)}, last AS MATERIALIZED (
      SELECT held.* FROM held ORDER BY held.day DESC NULLS LAST, held.id DESC LIMIT ${size})
    SELECT i.id, i.number, i.title, last.day::text AS date, last.day_number AS "dayNumber", v.id AS "visitId",
      v.number AS "visitNumber", v.title AS "visitTitle", r.id AS "readoutId", r.status AS "readoutStatus",
      (SELECT count(*)::int FROM held) AS count
    FROM last JOIN programme_item i ON i.id = last.id JOIN visit v ON v.id = last.visit_id
      LEFT JOIN readout r ON r.item_id = i.id AND ${knownReadoutSql(actor)}
    ORDER BY last.day DESC NULLS LAST, last.id DESC`
  return { rows: rows.map(toMeeting), more: (rows[0]?.count ?? 0) - rows.length }
}

const toMeeting = ({ id, number, title, date, dayNumber, ...row }: MeetingRow): BriefingMeeting => ({
  id,
  reference: reference('P', number),
  title,
  date,
  dayNumber,
  visit: { id: row.visitId, reference: reference('V', row.visitNumber), title: row.visitTitle },
  readout: row.readoutId && row.readoutStatus ? { id: row.readoutId, status: row.readoutStatus } : null,
})

type PersonRow = BriefingPerson & { count: number }

/**
 * Who of the organisations was met: whoever a readout that the actor may know says was present, and where none says,
 * whoever was expected. A person counts as one, whatever the title was; a post and a group by themselves. One statement.
 */
export async function whoWasMet(actor: Actor, ids: readonly string[], size: number): Promise<Few<BriefingPerson>> {
  const rows = await db().$queryRaw<PersonRow[]>`/* briefings.people */
    WITH ${heldSql(actor, ids)}, readouts AS MATERIALIZED (
      SELECT held.id AS item_id, r.id FROM held
        CROSS JOIN LATERAL (SELECT * FROM readout x WHERE x.item_id = held.id OFFSET 0) r WHERE ${knownReadoutSql(actor)}
    ), there AS MATERIALIZED (
      SELECT readouts.item_id, coalesce(a.contact_id, a.member_id) AS party_id
        FROM readouts JOIN attendance a ON a.readout_id = readouts.id
        WHERE a.present AND (a.contact_id = ${CONTACTS} OR a.member_id = ${VISITORS})
      UNION SELECT met.item_id, met.party_id FROM met JOIN held ON held.id = met.item_id
        -- As a set: an array would be gone through for each of thousands.
        WHERE met.item_id NOT IN (SELECT readouts.item_id FROM readouts
          CROSS JOIN LATERAL (SELECT FROM attendance a WHERE a.readout_id = readouts.id LIMIT 1) a)
    ), parties AS MATERIALIZED (
      SELECT there.item_id, c.id, c.person_id, c.group_id, c.title, c.organisation_id
        FROM there JOIN host_contact c ON c.id = there.party_id
      UNION ALL SELECT there.item_id, m.id, m.person_id, m.group_id, m.title, m.organisation_id
        FROM there JOIN delegation_member m ON m.id = there.party_id
    ), each AS MATERIALIZED (
      SELECT DISTINCT ON (coalesce(c.person_id, c.id)) coalesce(c.person_id, c.id) AS id, c.person_id, c.group_id, c.title,
        c.organisation_id, held.day, count(*) OVER (PARTITION BY coalesce(c.person_id, c.id))::int AS meetings
      FROM parties c JOIN held ON held.id = c.item_id
      ORDER BY coalesce(c.person_id, c.id), held.day DESC NULLS LAST, held.id DESC)
    SELECT each.id, coalesce(p.name, g.label, each.title, '') AS name, each.person_id AS "personId",
      CASE WHEN p.name IS NULL AND g.label IS NULL THEN NULL ELSE each.title END AS title, o.name AS organisation,
      each.meetings, each.day::text AS "lastMet", (SELECT count(*)::int FROM each) AS count
    FROM each LEFT JOIN person p ON p.id = each.person_id LEFT JOIN party_group g ON g.id = each.group_id
      LEFT JOIN organisation o ON o.id = coalesce(each.organisation_id, g.organisation_id)
    ORDER BY each.day DESC NULLS LAST, each.meetings DESC, name, each.id LIMIT ${size}`
  return { rows: rows.map(({ count: _, ...row }) => row), more: (rows[0]?.count ?? 0) - rows.length }
}
