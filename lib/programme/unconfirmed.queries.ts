import type { Actor } from '@/lib/auth/permissions'
import { countRows } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'
import { parseIsoDate } from '@/lib/time/iso'
import { visibleVisitSql } from '@/lib/visits/scope'
import { NOT_NEEDED, openNotesSql } from './open-notes.queries'
import { openSql, overdueNoteSql, visitsOverdueSql } from './open-points.queries'
import type { UnconfirmedFilters, UnconfirmedPage } from './unconfirmed'
import { byVisit, type Shown, type UnconfirmedSqlRow } from './unconfirmed-rows'
import { OPEN_KINDS } from './values'

/** Items of one page, of the office and of one visit. */
const PAGE = { office: 50, visit: 200 } as const

// Keeps the items of a visit a query of its own: joined into one, all visits would be read before the first is shown.
const STEP_BY_STEP = Prisma.sql`OFFSET 0`
// As they stand in the index `visit_going_on`.
const ARRIVAL = Prisma.sql`coalesce(v.arrival_date, 'infinity'::date)`
// A numbered day of a visit without dates: before any that is dated, and in the order of its number.
const DAY = Prisma.sql`coalesce(i.date, coalesce(v.arrival_date, DATE '1000-06-01') + (i.day_number - 1), 'infinity'::date)`
const TIME = Prisma.sql`coalesce(i.start_time, i.end_time, '99:99')::text COLLATE "C"`
const ORDER = (way: Prisma.Sql) => Prisma.sql`${ARRIVAL} ${way}, v.id ${way}, x.day ${way}, x.time ${way}, x.id ${way}`

/**
 * The items ahead about which something is open, in all visits that are going on and that the actor may see, or in one;
 * by days left until arrival, within a visit in the order of the programme. Two queries, whatever there is: the page goes
 * through the visits in the order of their index and stops when it is full.
 * @param today `YYYY-MM-DD` at home: what "asked until" is counted from
 */
export async function listUnconfirmed(
  actor: Actor,
  args: { filters: UnconfirmedFilters; today: string; visitId?: string },
): Promise<UnconfirmedPage> {
  const { filters, today, visitId } = args
  if (visitId !== undefined && !isUuid(visitId)) return NOTHING
  const size = visitId === undefined ? PAGE.office : PAGE.visit
  const shown: Shown = {
    kind: OPEN_KINDS.find((kind) => kind === filters.open) ?? null,
    overdue: filters.overdue === '1',
  }
  const from = fromSql(actor, { ...args, shown })
  const back = cursor(filters.before)
  const edge = back ?? cursor(filters.after)
  const way = Prisma.raw(back ? 'DESC' : 'ASC')
  const [found, total] = await Promise.all([
    db().$queryRaw<UnconfirmedSqlRow[]>`/* programme.unconfirmed */
      ${columnsSql(actor)} FROM (SELECT x.id, x.day, x.time FROM ${from} ${beyondSql(edge, back !== null)}
        ORDER BY ${ORDER(way)} LIMIT ${size + 1}) x
      JOIN programme_item i ON i.id = x.id JOIN visit v ON v.id = i.visit_id ORDER BY ${ORDER(Prisma.raw('ASC'))}`,
    countRows('programme.unconfirmed-count', { from, order: Prisma.sql`ORDER BY ${ARRIVAL}, v.id` }, filters.count),
  ])
  const more = found.length > size
  const rows = back && more ? found.slice(1) : found.slice(0, size)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    visits: byVisit(rows, shown, today),
    ...total,
    next: last && (back ? true : more) ? edgeOf(last) : null,
    previous: first && (back ? more : edge !== null) ? edgeOf(first) : null,
  }
}

const NOTHING: UnconfirmedPage = { visits: [], count: 0, countIsCapped: false, next: null, previous: null }

/** The visits `v` with their open items `x`, and all conditions. */
function fromSql(
  actor: Actor,
  { filters, today, visitId, shown }: { filters: UnconfirmedFilters; today: string; visitId?: string; shown: Shown },
): Prisma.Sql {
  const items = Prisma.sql`SELECT i.id, ${DAY} AS day, ${TIME} AS time FROM programme_item i
    WHERE i.visit_id = v.id AND i.archived_at IS NULL AND i.status IN ('requested', 'tentative', 'confirmed')
      AND ${shown.overdue ? overdueNoteSql(today, shown.kind) : openSql(shown.kind)}
    ${STEP_BY_STEP}`
  const words = holdsWords('v.search_key', filters.q ?? '')
  const conditions = [
    visibleVisitSql(actor),
    // Both, so that the index of what is going on is taken; an item left over in a visit that reports is no plan.
    Prisma.sql`v.status NOT IN ('completed', 'cancelled')`,
    visitId === undefined
      ? Prisma.sql`v.status IN ('proposed', 'planning', 'confirmed', 'under_way')`
      : Prisma.sql`v.id = ${visitId}::uuid`,
    ...(words ? [words] : []),
    ...(shown.overdue ? [Prisma.sql`v.id IN ${visitsOverdueSql(today)}`] : []),
  ]
  return Prisma.sql`visit v CROSS JOIN LATERAL (${items}) x WHERE ${Prisma.join(conditions, ' AND ')}`
}

const columnsSql = (actor: Actor): Prisma.Sql => Prisma.sql`SELECT i.id, i.number, i.title, i.type, i.status, i.version,
    i.day_number AS "dayNumber", i.date::text AS date, i.part_of_day AS "partOfDay", i.start_time AS "startTime",
    i.start_until AS "startUntil", i.end_time AS "endTime", i.end_date::text AS "endDate", i.start_zone AS "startZone",
    i.end_zone AS "endZone", i.start_offset AS "startOffset", i.end_offset AS "endOffset",
    i.duration_min AS "durationMin", i.duration_max AS "durationMax", i.starts_at AS "startsAt", i.ends_at AS "endsAt",
    i.city, i.venue, i.from_place AS "fromPlace", i.to_place AS "toPlace", i.carrier,
    i.readout_expected AS "readoutExpected", i.for_everyone AS "forEveryone", i.interpreter_id AS interpreter,
    i.note_taker_id AS "noteTaker",
    (SELECT coalesce(json_agg(json_build_object('contactId', h.id, 'name', coalesce(p.name, g.label, h.title, ''),
        'answer', c.answer, 'languages', coalesce(p.languages, '{}')) ORDER BY h.id), '[]')
      FROM item_counterpart c JOIN host_contact h ON h.id = c.contact_id LEFT JOIN person p ON p.id = h.person_id
        LEFT JOIN party_group g ON g.id = h.group_id WHERE c.item_id = i.id) AS counterparts,
    (SELECT coalesce(json_agg(coalesce(p.languages, '{}')), '[]') FROM item_participant t
      JOIN delegation_member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
      WHERE t.item_id = i.id AND m.archived_at IS NULL) AS participants,
    ARRAY(SELECT k.subgroup_id FROM programme_item_subgroup k JOIN subgroup g ON g.id = k.subgroup_id
      WHERE k.item_id = i.id AND g.archived_at IS NULL) AS subgroups,
    ${openNotesSql(actor)} AS "toBeConfirmed",
    ${NOT_NEEDED} AS "notNeeded",
    v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle", v.status AS "visitStatus",
    v.arrival_date::text AS "arrivalDate", v.home_zone AS "homeZone",
    (SELECT coalesce(json_agg(json_build_object('city', s.city, 'zone', s.zone) ORDER BY s.position), '[]')
      FROM visit_stop s WHERE s.visit_id = v.id) AS stops,
    ${ARRIVAL}::text AS arrival, x.day::text AS "sortDay", x.time AS "sortTime"`

type Edge = { arrival: string; visitId: string; day: string; time: string; id: string }

/** The first half of the key is asked apart, for the index knows only that. */
function beyondSql(edge: Edge | null, back: boolean): Prisma.Sql {
  if (edge === null) return Prisma.empty
  const { arrival, visitId, day, time, id } = edge
  const visit = Prisma.sql`${arrival}::date, ${visitId}::uuid`
  const [over, from] = [Prisma.raw(back ? '<' : '>'), Prisma.raw(back ? '<=' : '>=')]
  return Prisma.sql`AND (${ARRIVAL}, v.id) ${from} (${visit})
    AND (${ARRIVAL}, v.id, x.day, x.time, x.id) ${over} (${visit}, ${day}::date, ${time}::text COLLATE "C", ${id}::uuid)`
}

const edgeOf = (row: UnconfirmedSqlRow): string =>
  [row.arrival, row.visitId, row.sortDay, row.sortTime, row.id].join('.')

const isDay = (text: string): boolean => text === 'infinity' || parseIsoDate(text) !== null

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): Edge | null {
  const [arrival = '', visitId = '', day = '', time = '', id = ''] = text.split('.')
  const real = isDay(arrival) && isUuid(visitId) && isDay(day) && /^\d\d:\d\d$/.test(time) && isUuid(id)
  return real ? { arrival, visitId, day, time, id } : null
}
