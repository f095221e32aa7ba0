import type { Actor } from '@/lib/auth/permissions'
import { COUNT_LIMIT, type Count, countRows, countsAll, toCount } from '@/lib/platform/count-limit'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { holdsWords } from '@/lib/search/match.queries'
import { parseIsoDate } from '@/lib/time/iso'
import { visibleVisitSql } from '@/lib/visits/scope'
import { OPEN_KINDS } from '../values'
import { NOT_NEEDED, openNotesSql } from './open-notes.queries'
import { openSql, overdueNoteSql, visitsAskedSql, visitsOverdueSql } from './open-points.queries'
import { byVisit, type Shown, type UnconfirmedSqlRow } from './rows'
import type { UnconfirmedFilters, UnconfirmedPage } from './rules'

/** Items of one page, of the office and of one visit. */
const PAGE = { office: 50, visit: 200 } as const
/**
 * Visits that one page looks through, at most: where little of what is asked for is open, it would read every item of
 * every visit for a handful of lines. Where it ends before it is full, it offers to look further.
 */
export const SLICE = 150

// Keeps the items of a visit a query of its own: joined into one, all visits would be read before the first is shown.
const STEP_BY_STEP = Prisma.sql`OFFSET 0`
// As they stand in the index `visit_going_on`.
const ARRIVAL = Prisma.sql`coalesce(v.arrival_date, 'infinity'::date)`
// A numbered day of a visit without dates: before any that is dated, and in the order of its number.
const DAY = Prisma.sql`coalesce(i.date, coalesce(v.arrival_date, DATE '1000-06-01') + (i.day_number - 1), 'infinity'::date)`
const TIME = Prisma.sql`coalesce(i.start_time, i.end_time, '99:99')::text COLLATE "C"`
const ORDER = (way: Prisma.Sql) => Prisma.sql`v.arrival ${way}, v.id ${way}, x.day ${way}, x.time ${way}, x.id ${way}`
const [UP, DOWN] = [Prisma.raw('ASC'), Prisma.raw('DESC')]

type Asked = { filters: UnconfirmedFilters; today: string; visitId?: string }
/** A row of the page; without an item where none was found, for `further` comes with every row. */
type Found = { further: string | null } & (UnconfirmedSqlRow | { id: null })

/**
 * The items ahead about which something is open, in all visits that are going on and that the actor may see, or in one;
 * by days left until arrival, within a visit in the order of the programme. Two queries, whatever there is: the page goes
 * through the visits in the order of their index, stops when it is full, and after `SLICE` of them in any case.
 * @param today `YYYY-MM-DD` at home: what "asked until" is counted from
 */
export async function listUnconfirmed(actor: Actor, args: Asked): Promise<UnconfirmedPage> {
  const { filters, today, visitId } = args
  if (visitId !== undefined && !isUuid(visitId)) return NOTHING
  const size = visitId === undefined ? PAGE.office : PAGE.visit
  const shown: Shown = {
    kind: OPEN_KINDS.find((kind) => kind === filters.open) ?? null,
    overdue: filters.overdue === '1',
  }
  const [visits, items] = [visitsSql(actor, args, shown), itemsSql(shown, today)]
  const back = cursor(filters.before)
  const edge = back ?? cursor(filters.after)
  const [way, from] = back ? [DOWN, Prisma.raw('<=')] : [UP, Prisma.raw('>=')]
  // The first half of the key is asked apart, for the index knows only that.
  const slice = edge
    ? Prisma.sql`${visits} AND (${ARRIVAL}, v.id) ${from} (${edge.arrival}::date, ${edge.visitId}::uuid)`
    : visits
  const ordered = Prisma.sql`${slice} ORDER BY ${ARRIVAL} ${way}, v.id ${way}`
  const [found, total] = await Promise.all([
    db().$queryRaw<Found[]>`/* programme.unconfirmed */
      ${columnsSql(actor)}, f.further
      FROM (SELECT (SELECT concat_ws('.', v.arrival, v.id) FROM (${ordered} OFFSET ${SLICE} LIMIT 1) v) AS further) f
      LEFT JOIN ((SELECT v.arrival, x.id, x.day, x.time
          FROM (${ordered} LIMIT ${SLICE}) v CROSS JOIN LATERAL (${items}) x ${beyondSql(edge, back !== null)}
          ORDER BY ${ORDER(way)} LIMIT ${size + 1}) x
        JOIN programme_item i ON i.id = x.id JOIN visit v ON v.id = i.visit_id) ON TRUE
      ORDER BY x.arrival, v.id, x.day, x.time, x.id`,
    countOpen({ visits, items }, filters.count),
  ])
  const rows = found.filter((row): row is Extract<Found, UnconfirmedSqlRow> => row.id !== null)
  const more = rows.length > size
  const page = back && more ? rows.slice(1) : rows.slice(0, size)
  const further = more ? null : (found[0]?.further ?? null)
  return {
    visits: byVisit(page, shown, today),
    ...total,
    further: further !== null,
    ...turns({ page, more, further }, { back: back !== null, edge }),
  }
}

const NOTHING: UnconfirmedPage = {
  visits: [],
  count: 0,
  countIsCapped: false,
  further: false,
  next: null,
  previous: null,
}

/**
 * Keys of the pages beside this one: at its ends, or where the visits begin that were not looked through. A page with
 * nothing is left by the way it was come to.
 */
function turns(
  { page, more, further }: { page: readonly UnconfirmedSqlRow[]; more: boolean; further: string | null },
  { back, edge }: { back: boolean; edge: Edge | null },
): Pick<UnconfirmedPage, 'next' | 'previous'> {
  const [first, last] = [page[0], page.at(-1)]
  const come = edge && `${edge.arrival}.${edge.visitId}`
  if (back) {
    const before = more ? first && edgeOf(first) : further && `${further}.${LAST}`
    return { next: last ? edgeOf(last) : `${come}.${FIRST}`, previous: before ?? null }
  }
  const after = more ? last && edgeOf(last) : further && `${further}.${FIRST}`
  const before = come && (first ? edgeOf(first) : `${come}.${LAST}`)
  return { next: after ?? null, previous: before }
}

/** Counts as far as a page looks, unless all are asked for: then by walking all visits. */
async function countOpen(
  { visits, items }: { visits: Prisma.Sql; items: Prisma.Sql },
  asked: string | undefined,
): Promise<Count> {
  const name = 'programme.unconfirmed-count'
  const inAll = Prisma.sql`(${visits}) v CROSS JOIN LATERAL (${items}) x`
  if (countsAll(asked)) return countRows(name, { from: inAll }, asked)
  const ordered = Prisma.sql`${visits} ORDER BY ${ARRIVAL}, v.id`
  const [counted] = await db().$queryRaw<{ found: number; more: boolean }[]>`/* ${Prisma.raw(name)} */
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM (${ordered} LIMIT ${SLICE}) v CROSS JOIN LATERAL (${items}) x
        LIMIT ${COUNT_LIMIT + 1}) c) AS found,
      EXISTS (${ordered} OFFSET ${SLICE} LIMIT 1) AS more`
  const { count, countIsCapped } = toCount(counted?.found ?? 0, asked)
  return { count, countIsCapped: countIsCapped || (counted?.more ?? false) }
}

/** The visits that are going on and that the actor may see, and all conditions on them; to be ordered and cut. */
function visitsSql(actor: Actor, { filters, today, visitId }: Asked, { kind, overdue }: Shown): Prisma.Sql {
  const words = holdsWords('v.search_key', filters.q ?? '')
  const noted = overdue ? visitsOverdueSql(today) : kind && visitsAskedSql(kind)
  const conditions = [
    visibleVisitSql(actor),
    // Both, so that the index of what is going on is taken; an item left over in a visit that reports is no plan.
    Prisma.sql`v.status NOT IN ('completed', 'cancelled')`,
    visitId === undefined
      ? Prisma.sql`v.status IN ('proposed', 'planning', 'confirmed', 'under_way')`
      : Prisma.sql`v.id = ${visitId}::uuid`,
    ...(words ? [words] : []),
    ...(noted ? [Prisma.sql`v.id IN ${noted}`] : []),
  ]
  return Prisma.sql`SELECT v.id, v.arrival_date, ${ARRIVAL} AS arrival FROM visit v WHERE ${Prisma.join(conditions, ' AND ')}`
}

/** The open items of a visit `v`. */
const itemsSql = ({ kind, overdue }: Shown, today: string): Prisma.Sql => Prisma.sql`SELECT i.id, ${DAY} AS day,
    ${TIME} AS time FROM programme_item i
  WHERE i.visit_id = v.id AND i.archived_at IS NULL AND i.status IN ('requested', 'tentative', 'confirmed')
    AND ${overdue ? overdueNoteSql(today, kind) : openSql(kind)}
  ${STEP_BY_STEP}`

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

function beyondSql(edge: Edge | null, back: boolean): Prisma.Sql {
  if (edge === null) return Prisma.empty
  const { arrival, visitId, day, time, id } = edge
  return Prisma.sql`WHERE (v.arrival, v.id, x.day, x.time, x.id) ${Prisma.raw(back ? '<' : '>')}
    (${arrival}::date, ${visitId}::uuid, ${day}::date, ${time}::text COLLATE "C", ${id}::uuid)`
}

// Before and after whatever a visit may hold: a cursor with them stands at its beginning or its end.
const FIRST = '-infinity.00:00.00000000-0000-0000-0000-000000000000'
const LAST = 'infinity.99:99.ffffffff-ffff-ffff-ffff-ffffffffffff'

const edgeOf = (row: UnconfirmedSqlRow): string =>
  [row.arrival, row.visitId, row.sortDay, row.sortTime, row.id].join('.')

const isDay = (text: string): boolean => /^-?infinity$/.test(text) || parseIsoDate(text) !== null

/** A cursor from the address, or null when somebody wrote nonsense there. */
function cursor(text = ''): Edge | null {
  const [arrival = '', visitId = '', day = '', time = '', id = ''] = text.split('.')
  const real = isDay(arrival) && isUuid(visitId) && isDay(day) && /^\d\d:\d\d$/.test(time) && isUuid(id)
  return real ? { arrival, visitId, day, time, id } : null
}
