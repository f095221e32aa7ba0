import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleVisitSql } from '@/lib/visits/scope'
import { canKeepFeed } from './policy'
import type { CalendarPerson, CalendarsPage } from './types'

type Row = {
  memberId: string | null
  contactId: string | null
  personId: string | null
  name: string
  role: CalendarPerson['role']
  feedId: string | null
  createdAt: Date | null
  createdByName: string | null
  lastUsedAt: Date | null
}

/**
 * Who of a visit can have a calendar, in the order of the delegation, then the hosts, then who interprets or takes
 * notes, last those whose address still stands although they are off the visit (for who may revoke it). Of addresses
 * only what the actor may keep. Null when there is no visit that the actor may see. Three queries.
 */
export async function getCalendars(actor: Actor, visitId: string): Promise<CalendarsPage | null> {
  if (!isUuid(visitId)) return null
  const [visit] = await db().$queryRaw<{ undated: number }[]>`/* calendars.page */
    SELECT (SELECT count(*)::int FROM programme_item i WHERE i.visit_id = v.id AND i.archived_at IS NULL
      AND i.status <> 'cancelled' AND i.date IS NULL AND (i.day_number IS NULL OR v.arrival_date IS NULL)) AS undated
    FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)}`
  if (!visit) return null
  const subgroups = await db().subgroup.findMany({
    where: { visitId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
  const people = (await peopleRows(visitId)).flatMap((row) => personOf(row, actor) ?? [])
  return { people: eachOnce(people), subgroups, undated: visit.undated }
}

const peopleRows = (visitId: string) => db().$queryRaw<Row[]>`/* calendars.people */
  SELECT w.member_id AS "memberId", w.contact_id AS "contactId", w.person_id AS "personId",
    coalesce(p.name, g.label, w.title, '') AS name, w.role,
    f.id AS "feedId", f.created_at AS "createdAt", f.created_by_name AS "createdByName", f.last_used_at AS "lastUsedAt"
  FROM (
    SELECT m.id AS member_id, NULL::uuid AS contact_id, m.person_id, m.group_id, NULL AS title, 'member' AS role, 1 AS part, m.precedence AS place
      FROM delegation_member m WHERE m.visit_id = ${visitId}::uuid AND m.archived_at IS NULL
    UNION ALL SELECT NULL, c.id, c.person_id, c.group_id, c.title, 'contact', 2, 0
      FROM host_contact c WHERE c.visit_id = ${visitId}::uuid AND c.archived_at IS NULL
    UNION ALL SELECT DISTINCT NULL::uuid, NULL::uuid, k.person_id, NULL::uuid, NULL, 'other', 3, 0
      FROM programme_item i CROSS JOIN LATERAL (VALUES (i.interpreter_id), (i.note_taker_id)) AS k (person_id)
      WHERE i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL AND k.person_id IS NOT NULL
    UNION ALL SELECT NULL, NULL, s.person_id, NULL, NULL, 'gone', 4, 0
      FROM calendar_feed s WHERE s.visit_id = ${visitId}::uuid AND s.revoked_at IS NULL
  ) w
  LEFT JOIN person p ON p.id = w.person_id
  LEFT JOIN party_group g ON g.id = w.group_id
  LEFT JOIN calendar_feed f ON f.visit_id = ${visitId}::uuid AND f.person_id = w.person_id AND f.revoked_at IS NULL
  ORDER BY w.part, w.place, name, w.person_id, w.member_id, w.contact_id`

function personOf(row: Row, actor: Actor): CalendarPerson | null {
  const { personId, name, role, feedId, createdAt, createdByName, lastUsedAt } = row
  const whose = whoseOf(row)
  if (role === 'gone' && !can(actor, 'programme.edit')) return null
  const keeps = personId !== null && canKeepFeed(actor, personId)
  const feed =
    keeps && feedId !== null && createdAt !== null && createdByName !== null
      ? { id: feedId, createdAt: createdAt.toISOString(), createdByName, lastUsedAt: lastUsedAt?.toISOString() ?? null }
      : null
  return { whose, personId, name, role, feed }
}

function whoseOf({ personId, memberId, contactId }: Row): string {
  if (personId !== null) return `person:${personId}`
  return memberId === null ? `contact:${contactId}` : `member:${memberId}`
}

/** Somebody who is on the visit as several things stands once, as the first of them. */
function eachOnce(people: readonly CalendarPerson[]): CalendarPerson[] {
  const seen = new Map<string, CalendarPerson>()
  for (const person of people) if (!seen.has(person.whose)) seen.set(person.whose, person)
  return [...seen.values()]
}
