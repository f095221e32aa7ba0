import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import type { Whose } from '@/lib/programme/own'
import { visibleVisitSql } from '@/lib/visits/scope'
import { onVisitSql, whoseSql } from './scope'
import type { CalendarItem, CalendarVisit } from './types'

type VisitRow = Omit<CalendarVisit, 'reference'> & { number: number }

/** The columns of a visit `v` that every calendar needs. */
export const VISIT_COLUMNS = Prisma.sql`v.id, v.number, v.title, v.arrival_date::text AS "arrivalDate",
  v.home_zone AS "homeZone",
  (SELECT coalesce(json_agg(json_build_object('city', s.city, 'zone', s.zone) ORDER BY s.position), '[]')
    FROM visit_stop s WHERE s.visit_id = v.id) AS stops`

export const toVisit = ({ number, ...visit }: VisitRow): CalendarVisit => ({
  ...visit,
  reference: reference('V', number),
})

/** What a file is to hold: its visit, whose it is, and the items. */
export type Selection = { visit: CalendarVisit; whose: string | null; items: CalendarItem[] }

/**
 * A visit's programme for a calendar, or somebody's part of it. Null when there is no visit that the actor may see, or
 * whose programme it is to be does not stand on that visit. Two queries, whatever its size; three for somebody's.
 */
export async function selectProgramme(actor: Actor, visitId: string, whose: Whose | null): Promise<Selection | null> {
  if (!isUuid(visitId)) return null
  const [row] = await db().$queryRaw<VisitRow[]>`/* calendars.visit */
    SELECT ${VISIT_COLUMNS} FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)}`
  if (!row) return null
  const name = whose ? await nameOf(visitId, whose) : null
  if (whose && name === null) return null
  const items = await readItems(visitId, whose ? whoseSql(whose, visitId) : Prisma.sql`TRUE`)
  return { visit: toVisit(row), whose: name, items }
}

/** One item for a calendar; null when there is none that the actor may see. Two queries. */
export async function selectItem(actor: Actor, itemId: string): Promise<Selection | null> {
  if (!isUuid(itemId)) return null
  const [row] = await db().$queryRaw<VisitRow[]>`/* calendars.visit-of-item */
    SELECT ${VISIT_COLUMNS} FROM programme_item i JOIN visit v ON v.id = i.visit_id
    WHERE i.id = ${itemId}::uuid AND ${visibleVisitSql(actor)}`
  if (!row) return null
  return { visit: toVisit(row), whose: null, items: await readItems(row.id, Prisma.sql`i.id = ${itemId}::uuid`) }
}

/**
 * A person's items of a visit, by whoever asks: a feed's address is the permission. None once the person is off the
 * visit, although what was held still names them.
 */
export const itemsOfPerson = (visitId: string, personId: string): Promise<CalendarItem[]> =>
  readItems(
    visitId,
    Prisma.sql`${whoseSql({ kind: 'person', personId }, visitId)}
      AND EXISTS (SELECT 1 FROM person p WHERE p.id = ${personId}::uuid AND ${onVisitSql(visitId)})`,
  )

/**
 * Items in the order of their making, archived ones too: a calendar that has them must hear that they are gone. Who was
 * taken off the visit stands in what was held alone. Everybody is put together once, not once an item.
 */
const readItems = (visitId: string, where: Prisma.Sql) => db().$queryRaw<CalendarItem[]>`/* calendars.items */
  WITH ours AS MATERIALIZED (
    SELECT m.id, m.precedence, m.archived_at IS NOT NULL AS gone, json_build_object('name', coalesce(p.name, g.label, ''), 'headcount', g.headcount) AS who
    FROM delegation_member m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN party_group g ON g.id = m.group_id
    WHERE m.visit_id = ${visitId}::uuid),
  theirs AS MATERIALIZED (
    SELECT c.id, coalesce(p.name, g.label, c.title, '') AS name, g.headcount, c.archived_at IS NOT NULL AS gone
    FROM host_contact c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN party_group g ON g.id = c.group_id
    WHERE c.visit_id = ${visitId}::uuid)
  SELECT i.id, i.type, i.title, i.status, i.status_reason AS "statusReason", i.archived_at IS NOT NULL AS archived,
    i.day_number AS "dayNumber", i.date::text AS date, i.part_of_day AS "partOfDay", i.start_time AS "startTime",
    i.start_until AS "startUntil", i.end_time AS "endTime", i.end_date::text AS "endDate", i.start_zone AS "startZone",
    i.end_zone AS "endZone", i.start_offset AS "startOffset", i.end_offset AS "endOffset",
    i.duration_min AS "durationMin", i.duration_max AS "durationMax", i.starts_at AS "startsAt", i.ends_at AS "endsAt",
    i.city, i.venue, i.from_place AS "fromPlace", i.to_place AS "toPlace", i.carrier, i.vehicle,
    coalesce(oo.name, op.name) AS "offeredBy", ip.name AS interpreter, np.name AS "noteTaker",
    i.for_everyone AS "forEveryone", i.sequence, greatest(i.sequence_at, i.updated_at) AS "changedAt",
    ARRAY(SELECT o.name FROM programme_item_host h JOIN organisation o ON o.id = h.organisation_id
      WHERE h.item_id = i.id ORDER BY o.name, o.id) AS hosts,
    (SELECT coalesce(json_agg(json_build_object('name', c.name, 'headcount', c.headcount, 'answer', k.answer)
        ORDER BY c.id), '[]')
      FROM item_counterpart k JOIN theirs c ON c.id = k.contact_id
      WHERE k.item_id = i.id AND k.answer <> 'declined' AND (NOT c.gone OR i.status = 'held')) AS counterparts,
    CASE WHEN i.for_everyone THEN '[]' ELSE
      (SELECT coalesce(json_agg(m.who ORDER BY m.precedence, m.id), '[]')
        FROM item_participant k JOIN ours m ON m.id = k.member_id
        WHERE k.item_id = i.id AND (NOT m.gone OR i.status = 'held')) END AS participants
  FROM programme_item i
  LEFT JOIN organisation oo ON oo.id = i.offered_by_organisation_id
  LEFT JOIN person op ON op.id = i.offered_by_person_id
  LEFT JOIN person ip ON ip.id = i.interpreter_id
  LEFT JOIN person np ON np.id = i.note_taker_id
  WHERE i.visit_id = ${visitId}::uuid AND ${where}
  ORDER BY i.id`

/** What the calendar of these is called; null when they do not stand on the visit. */
async function nameOf(visitId: string, whose: Whose): Promise<string | null> {
  if (whose.kind === 'subgroup') {
    const subgroup = await db().subgroup.findFirst({
      where: { id: whose.subgroupId, visitId, archivedAt: null },
      select: { name: true },
    })
    return subgroup?.name ?? null
  }
  if (whose.kind === 'member') {
    const member = await db().delegationMember.findFirst({
      where: { id: whose.memberId, visitId },
      select: { person: { select: { name: true } }, group: { select: { label: true } } },
    })
    return member?.person?.name ?? member?.group?.label ?? null
  }
  if (whose.kind === 'contact') {
    const contact = await db().hostContact.findFirst({
      where: { id: whose.contactId, visitId },
      select: { title: true, person: { select: { name: true } }, group: { select: { label: true } } },
    })
    return contact?.person?.name ?? contact?.group?.label ?? contact?.title ?? null
  }
  const [person] = await db().$queryRaw<{ name: string }[]>`/* calendars.person */
    SELECT p.name FROM person p WHERE p.id = ${whose.personId}::uuid AND (${onVisitSql(visitId)}
      OR EXISTS (SELECT 1 FROM programme_item i WHERE i.visit_id = ${visitId}::uuid AND ${whoseSql(whose, visitId)}))`
  return person?.name ?? null
}
